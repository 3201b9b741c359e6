import { readFragment } from '../../../../local/packager/fmp4/fragment';

const init = { defaultSampleDuration: 40 };

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

function box(type: string, ...bodies: Buffer[]): Buffer {
  const body = Buffer.concat(bodies);
  return Buffer.concat([words(8 + body.length), Buffer.from(type, 'latin1'), body]);
}

function moof(tfhd: Buffer, tfdt: Buffer, ...truns: Buffer[]): Buffer {
  const runs = truns.map(trun => box('trun', trun));
  return box('traf', box('tfhd', tfhd), box('tfdt', tfdt), ...runs);
}

describe('a fragment', () => {
  test.each([
    ['with each sample', moof(words(0, 1), words(0, 500), words(0x301, 2, 8, 33, 7, 34, 1)), 67, 2, 7],
    ['once for all', moof(words(0x18, 1, 50, 9), words(0, 500), words(0x1, 3, 8)), 150, 3, 9],
    ['for the whole track', moof(words(0, 1), words(0, 500), words(0x205, 2, 8, 0, 6, 1)), 80, 2, 6],
  ])('whose lengths stand %s is added up', (_, body, duration, samples, firstSampleBytes) => {
    expect(readFragment(body, init)).toEqual({ start: 500, duration, samples, firstSampleBytes });
  });

  test('of several runs is their sum, and begins with the first', () => {
    const body = moof(words(0x10, 1, 5), words(0, 0), words(0x201, 1, 8, 11), words(0x1, 2, 8));
    expect(readFragment(body, init)).toMatchObject({ duration: 120, samples: 3, firstSampleBytes: 11 });
  });

  test('may begin at a time of 64 bits', () => {
    const body = moof(words(0, 1), words(0x01000000, 1, 0), words(0x1, 1, 8));
    expect(readFragment(body, init).start).toBe(2 ** 32);
  });
});
