import { readSegmentTiming } from '../../../../local/packager/fmp4/segment-timing';

const init = {
  timescale: 1000,
  defaultSampleDuration: 40,
  codec: 'avc1.64001F',
  size: undefined,
  sound: undefined,
};

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

function box(type: string, ...bodies: Buffer[]): Buffer {
  const body = Buffer.concat(bodies);
  return Buffer.concat([words(8 + body.length), Buffer.from(type, 'latin1'), body]);
}

function moof(tfhd: Buffer, tfdt: Buffer, trun: Buffer): Buffer {
  return box('moof', box('traf', box('tfhd', tfhd), box('tfdt', tfdt), box('trun', trun)));
}

describe('the timing of a segment', () => {
  test('adds the lengths of its samples, wherever they stand', () => {
    const perSample = moof(words(0, 1), words(0, 500), words(0x301, 2, 8, 33, 1, 34, 1));
    const perFragment = moof(words(0x8, 1, 50), words(0, 567), words(0x1, 3, 8));
    const perTrack = moof(words(0, 1), words(0, 717), words(0x5, 2, 8, 0));
    const segment = Buffer.concat([perSample, box('mdat'), perFragment, box('mdat'), perTrack]);
    expect(readSegmentTiming(segment, init)).toEqual({ start: 500, duration: 67 + 150 + 80, samples: 7 });
  });

  test('reads a start in 64 bits', () => {
    const fragment = moof(words(0, 1), words(0x01000000, 1, 0), words(0x1, 1, 8));
    expect(readSegmentTiming(fragment, init).start).toBe(2 ** 32);
  });

  test('is refused where there is no fragment', () => {
    expect(() => readSegmentTiming(box('styp'), init)).toThrow(RangeError);
  });
});
