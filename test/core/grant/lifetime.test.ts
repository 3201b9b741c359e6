import fc from 'fast-check';
import { defaultTtl, grantExpiry, MIN_TTL, renewAfter } from '../../../core/grant/lifetime';

const HOUR = 3600;
const BUCKET = 600;

const now = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });
const ttl = fc.integer({ min: MIN_TTL, max: 30 * 24 * HOUR });
const max = fc.integer({ min: MIN_TTL, max: 30 * 24 * HOUR });
const bucket = fc.integer({ min: 1, max: 2 * HOUR });

describe('the default lifetime', () => {
  test.each([
    [undefined, 24 * HOUR, 6 * HOUR],
    [0, 24 * HOUR, 6 * HOUR],
    [2.5 * HOUR, 24 * HOUR, 6 * HOUR],
    [2.5 * HOUR + 0.5, 24 * HOUR, 6 * HOUR + 1],
    [4 * HOUR, 24 * HOUR, 9 * HOUR],
    [20 * HOUR, 24 * HOUR, 24 * HOUR],
    [undefined, HOUR, HOUR],
  ])('a film of %p s under a maximum of %p s gets %p s', (film, most, expected) => {
    expect(defaultTtl(film, most)).toBe(expected);
  });
});

describe('the end of a grant', () => {
  test('is never later than the maximum from now, and always after now', () => {
    fc.assert(
      fc.property(now, ttl, max, bucket, (now, ttl, max, bucket) => {
        const expires = grantExpiry({ now, ttl, max, bucket });
        expect(expires).toBeLessThanOrEqual(now + max);
        expect(expires).toBeGreaterThan(now);
        expect(Number.isInteger(expires)).toBe(true);
      }),
    );
  });

  test('is never before what was asked for, where the maximum leaves room for a bucket', () => {
    fc.assert(
      fc.property(now, ttl, bucket, (now, ttl, bucket) => {
        const expires = grantExpiry({ now, ttl, max: ttl + bucket, bucket });
        expect(expires).toBeGreaterThanOrEqual(now + ttl);
        expect(expires).toBeLessThan(now + ttl + Math.min(bucket, Math.max(1, ttl / 4)));
      }),
    );
  });

  test('is at least three quarters of a lifetime that is the maximum itself', () => {
    fc.assert(
      fc.property(now, max, bucket, (now, max, bucket) => {
        const expires = grantExpiry({ now, ttl: max, max, bucket });
        expect(expires).toBeGreaterThan(now + max - Math.max(1, max / 4) - 1);
      }),
    );
  });

  test('is shared by all who ask within one bucket', () => {
    fc.assert(
      fc.property(
        now,
        fc.integer({ min: 0, max: BUCKET - 1 }),
        fc.integer({ min: 0, max: BUCKET - 1 }),
        (now, a, b) => {
          const start = Math.floor(now / BUCKET) * BUCKET + 1;
          const ask = (moment: number) =>
            grantExpiry({ now: moment, ttl: 6 * HOUR, max: 24 * HOUR, bucket: BUCKET });
          expect(ask(start + a)).toBe(ask(start + b));
        },
      ),
    );
  });

  test('moves once per bucket, also where the maximum is what was asked for', () => {
    for (const ttl of [6 * HOUR, 24 * HOUR]) {
      const ends = new Set<number>();
      for (let second = 0; second < 10 * BUCKET; second += 1) {
        ends.add(grantExpiry({ now: 1_700_000_400 + second, ttl, max: 24 * HOUR, bucket: BUCKET }));
      }
      expect(ends.size).toBeLessThanOrEqual(11);
    }
  });

  test('of a short grant is kept to the second or nearly so', () => {
    expect(grantExpiry({ now: 1_700_000_001, ttl: 10, max: 24 * HOUR, bucket: BUCKET })).toBe(1_700_000_012);
    expect(grantExpiry({ now: 1_700_000_000, ttl: 10, max: 24 * HOUR, bucket: BUCKET })).toBe(1_700_000_010);
  });

  test('of a lifetime above the maximum is that of the maximum, even when the bucket is larger than it', () => {
    const now = 1_700_000_123;
    expect(grantExpiry({ now, ttl: 24 * HOUR, max: 300, bucket: BUCKET })).toBe(
      grantExpiry({ now, ttl: 300, max: 300, bucket: BUCKET }),
    );
  });

  test('counts whole seconds of a clock that has fractions', () => {
    const ask = (now: number) => grantExpiry({ now, ttl: 60, max: HOUR, bucket: 1 });
    expect(ask(1_700_000_000.9)).toBe(ask(1_700_000_000));
  });

  test.each([
    { ttl: 9 },
    { ttl: 10.5 },
    { ttl: Number.NaN },
    { max: 9 },
    { max: Number.POSITIVE_INFINITY },
    { bucket: 0 },
    { bucket: 1.5 },
  ])('is refused for %p', wrong => {
    expect(() => grantExpiry({ now: 1_700_000_000, ttl: 60, max: HOUR, bucket: BUCKET, ...wrong })).toThrow(
      RangeError,
    );
  });
});

describe('the time to renew', () => {
  test('is after three quarters of the lifetime', () => {
    expect(renewAfter({ now: 1000, expires: 1000 + 1800 })).toBe(1000 + 1350);
    expect(renewAfter({ now: 1000, expires: 1010 })).toBe(1007);
  });

  test('is never before now nor after the end, and leaves 30 s from two minutes on', () => {
    fc.assert(
      fc.property(now, fc.integer({ min: 1, max: 100_000 }), (now, lifetime) => {
        const expires = now + lifetime;
        const renewal = renewAfter({ now, expires });
        expect(renewal).toBeGreaterThanOrEqual(now);
        expect(renewal).toBeLessThan(expires);
        if (lifetime >= 120) expect(expires - renewal).toBeGreaterThanOrEqual(30);
      }),
    );
  });

  test('of a grant that is over is its end', () => {
    expect(renewAfter({ now: 2000, expires: 1000 })).toBe(1000);
  });
});
