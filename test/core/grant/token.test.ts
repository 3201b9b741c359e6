import fc from 'fast-check';
import { mintGrant, TOKEN_MAX, verifyGrant } from '../../../core/grant/token';
import {
  CLAIMS,
  EXPECTED,
  encode,
  FILM,
  forge,
  HEADER,
  KEY,
  NOW,
  OTHER_FILM,
  PAYLOAD,
  refusal,
} from './forged-token';

describe('minting', () => {
  test('gives a JWT whose header and claims are these and in this order', async () => {
    const token = await mintGrant({ ...CLAIMS, ip: '203.0.113.7' }, KEY);
    const [header, payload] = token.split('.').map(part => Buffer.from(part, 'base64url').toString());
    expect(header).toBe('{"alg":"HS256","kid":"1"}');
    expect(payload).toBe(`{"aud":"E1STACK","sub":"${FILM}","run":"r1","exp":${NOW + 60},"ip":"203.0.113.7"}`);
  });

  test('is what HMAC SHA-256 says, and the same each time', async () => {
    expect(await mintGrant(CLAIMS, KEY)).toBe(forge(HEADER, PAYLOAD));
    expect(await mintGrant(CLAIMS, KEY)).toBe(await mintGrant(CLAIMS, KEY));
  });

  test.each([
    { film: 'v1' },
    { film: `${'A'.repeat(21)}*` },
    { run: '' },
    { run: '../r' },
    { audience: '' },
    { expires: 1.5 },
    { expires: 0 },
  ])('refuses %p', async wrong => {
    await expect(mintGrant({ ...CLAIMS, ...wrong }, KEY)).rejects.toThrow(TypeError);
  });

  test.each([0, -1, 1.5, 1_000_000_000, Number.NaN])('refuses generation %p', async generation => {
    await expect(mintGrant(CLAIMS, { ...KEY, generation })).rejects.toThrow(TypeError);
  });

  test('refuses to make a token that would be refused for its length', async () => {
    await expect(mintGrant({ ...CLAIMS, audience: 'E'.repeat(TOKEN_MAX) }, KEY)).rejects.toThrow(RangeError);
  });
});

describe('verifying', () => {
  test('gives back the claims that were minted', async () => {
    const claims = fc.record({
      audience: fc.string({ minLength: 1, maxLength: 20 }),
      film: fc
        .uint8Array({ minLength: 16, maxLength: 16 })
        .map(bytes => Buffer.from(bytes).toString('base64url')),
      run: fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/),
      expires: fc.integer({ min: NOW + 1 }),
    });
    await fc.assert(
      fc.asyncProperty(claims, async made => {
        const { audience, film } = made;
        expect(await verifyGrant(await mintGrant(made, KEY), { ...EXPECTED, audience, film })).toEqual(made);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps the address that segments are bound to', async () => {
    const claims = { ...CLAIMS, ip: '203.0.113.7' };
    expect(await verifyGrant(await mintGrant(claims, KEY), EXPECTED)).toEqual(claims);
  });

  test('a grant is over at the second of its exp, with no leeway', async () => {
    const token = await mintGrant(CLAIMS, KEY);
    await expect(verifyGrant(token, { ...EXPECTED, now: CLAIMS.expires - 1 })).resolves.toEqual(CLAIMS);
    expect(await refusal(token, { now: CLAIMS.expires })).toBe('expired');
    await expect(verifyGrant(token, { ...EXPECTED, now: CLAIMS.expires - 0.001 })).resolves.toEqual(CLAIMS);
  });

  test('another stack, another film and another generation are told apart', async () => {
    const token = await mintGrant(CLAIMS, KEY);
    expect(await refusal(token, { audience: 'E2STACK' })).toBe('wrong_audience');
    expect(await refusal(token, { film: OTHER_FILM })).toBe('wrong_film');
    expect(await refusal(await mintGrant(CLAIMS, { ...KEY, generation: 2 }))).toBe('unknown_generation');
  });

  test('a token that is wrong and expired is called wrong', async () => {
    const token = await mintGrant(CLAIMS, KEY);
    const late = { now: NOW + 3600 };
    expect(await refusal(token, { ...late, audience: 'E2STACK' })).toBe('wrong_audience');
    expect(await refusal(token, { ...late, film: OTHER_FILM })).toBe('wrong_film');
    expect(await refusal(token, { ...late, secretOf: () => Buffer.from('another') })).toBe('wrong_signature');
  });

  test('an altered claim does not pass, whichever it is', async () => {
    const [header, , signature] = (await mintGrant(CLAIMS, KEY)).split('.');
    for (const change of [
      { sub: OTHER_FILM },
      { exp: NOW + 9999 },
      { run: 'r2' },
      { aud: 'E2STACK' },
      { ip: '1.2.3.4' },
    ]) {
      expect(await refusal(`${header}.${encode({ ...PAYLOAD, ...change })}.${signature}`)).toBe(
        'wrong_signature',
      );
    }
  });

  test('an unknown generation is refused before any secret is used', async () => {
    const asked: number[] = [];
    const secretOf = (generation: number) => {
      asked.push(generation);
      return undefined;
    };
    expect(await refusal(await mintGrant(CLAIMS, { ...KEY, generation: 7 }), { secretOf })).toBe(
      'unknown_generation',
    );
    expect(asked).toEqual([7]);
  });

  test('a token that is no token asks for no secret', async () => {
    const secretOf = () => {
      throw new Error('asked');
    };
    for (const token of ['', 'a.b.c', forge({ ...HEADER, alg: 'none' }, PAYLOAD)]) {
      expect(await refusal(token, { secretOf })).not.toBe('unknown_generation');
    }
  });
});
