import { chooseLadder } from '../../../local/packager/ladder';

const square = { num: 1, den: 1 };

function sizes(
  width: number,
  height: number,
  rotation: 0 | 90 | 180 | 270 = 0,
  sampleAspectRatio = square,
): string[] {
  return chooseLadder({ width, height, rotation, sampleAspectRatio }).map(
    rung => `${rung.name} ${rung.width}x${rung.height}`,
  );
}

describe('the ladder', () => {
  test.each([
    [3840, 2160, ['1080p 1920x1080', '720p 1280x720', '480p 854x480']],
    [1920, 1080, ['1080p 1920x1080', '720p 1280x720', '480p 854x480']],
    [1280, 720, ['720p 1280x720', '540p 960x540', '360p 640x360']],
    [1920, 800, ['720p 1728x720', '540p 1296x540', '360p 864x360']],
    [854, 480, ['480p 854x480', '360p 640x360', '234p 416x234']],
    [320, 240, ['234p 312x234']],
  ])('a film of %i by %i is never made larger', (width, height, expected) => {
    expect(sizes(width, height)).toEqual(expected);
  });

  test('a film below the lowest rung keeps its own size, made even', () => {
    expect(sizes(121, 91)).toEqual(['90p 120x90']);
    expect(sizes(853, 480)[0]).toBe('480p 852x480');
    expect(sizes(2, 1)).toEqual(['2p 2x2']);
  });

  test('a portrait film stays portrait', () => {
    expect(sizes(720, 1280)).toEqual(['720p 720x1280', '540p 540x960', '360p 360x640']);
  });

  test('a film that its container turns by a quarter is portrait', () => {
    expect(sizes(1280, 720, 90)).toEqual(sizes(720, 1280));
    expect(sizes(1280, 720, 270)).toEqual(sizes(720, 1280));
    expect(sizes(1280, 720, 180)).toEqual(sizes(1280, 720));
  });

  test('pixels that are not square are counted as they are shown', () => {
    expect(sizes(720, 576, 0, { num: 64, den: 45 })).toEqual(sizes(1024, 576));
    expect(sizes(720, 480, 0, { num: 8, den: 9 })).toEqual(sizes(720, 540));
  });

  test('the bit rate falls from rung to rung', () => {
    const ceilings = chooseLadder({ width: 1280, height: 720, rotation: 0, sampleAspectRatio: square });
    expect(ceilings.map(rung => rung.maxBitRate)).toEqual([3_000_000, 2_000_000, 700_000]);
  });
});
