import fc from 'fast-check';
import { displaySize, longSide, shortSide } from '../../../core/ladder/dimensions';
import { toNumber } from '../../../core/ladder/fraction';
import { chooseRenditions } from '../../../core/ladder/renditions';
import type { SourceVideo } from '../../../core/ladder/source-film';
import { sourceFilmOf } from './source-film-of';

const choose = (video: Partial<SourceVideo>) => chooseRenditions(sourceFilmOf(video));
const sizes = (video: Partial<SourceVideo>) =>
  choose(video).map(({ name, width, height }) => `${name} ${width}x${height}`);

describe('the ladder of a film', () => {
  test.each([
    [3840, 2160, ['1080p 1920x1080', '720p 1280x720', '540p 960x540', '360p 640x360']],
    [1920, 1080, ['1080p 1920x1080', '720p 1280x720', '540p 960x540', '360p 640x360']],
    [1280, 720, ['720p 1280x720', '540p 960x540', '360p 640x360', '234p 416x234']],
    [1920, 800, ['800p 1920x800', '540p 1296x540', '360p 864x360', '234p 562x234']],
    [960, 540, ['540p 960x540', '360p 640x360', '234p 416x234']],
    [854, 480, ['480p 854x480', '360p 640x360', '234p 416x234']],
    [640, 360, ['360p 640x360', '234p 416x234']],
    [416, 234, ['234p 416x234']],
  ])('of %i by %i is never larger than the film', (width, height, expected) => {
    expect(sizes({ width, height })).toEqual(expected);
  });

  test('leaves out what shows nearly the same picture again', () => {
    expect(sizes({ width: 1330, height: 748 })).toEqual([
      '748p 1330x748',
      '540p 960x540',
      '360p 640x360',
      '234p 416x234',
    ]);
    expect(sizes({ width: 1024, height: 576 })).toEqual(['576p 1024x576', '360p 640x360', '234p 416x234']);
  });

  test('keeps nearly all of a film that is a few lines short of a rung', () => {
    expect(sizes({ width: 1918, height: 1078 })[0]).toBe('1078p 1918x1078');
    expect(sizes({ width: 1920, height: 1088 })[0]).toBe('1080p 1906x1080');
  });

  test('is one rendition at the film’s own size below the lowest rung', () => {
    expect(sizes({ width: 320, height: 180 })).toEqual(['180p 320x180']);
    expect(sizes({ width: 121, height: 91 })).toEqual(['90p 120x90']);
  });

  test('of a strip fifteen times as long as it is wide still has a rendition for every device', () => {
    const strip = { width: 258, height: 3842, frameRate: { num: 59_500, den: 1000 } };
    expect(choose(strip)).toMatchObject([{ name: '258p', frameRate: { num: 30, den: 1 } }]);
  });

  test('of a portrait film is portrait', () => {
    const portrait = ['1080p 1080x1920', '720p 720x1280', '540p 540x960', '360p 360x640'];
    expect(sizes({ width: 1080, height: 1920 })).toEqual(portrait);
    expect(sizes({ width: 1920, height: 1080, rotation: 90 })).toEqual(portrait);
    expect(sizes({ width: 1920, height: 1080, rotation: 270 })).toEqual(portrait);
  });

  test('counts pixels that are not square as they are shown', () => {
    expect(sizes({ width: 720, height: 576, sampleAspectRatio: { num: 64, den: 45 } })).toEqual(
      sizes({ width: 1024, height: 576 }),
    );
  });

  test('of a very wide film stays within what H.264 holds', () => {
    expect(sizes({ width: 7680, height: 1080 })[0]).toBe('576p 4096x576');
  });
});

describe('bit and frame rates', () => {
  test('fall from rung to rung', () => {
    expect(choose({}).map(one => one.maxBitRate)).toEqual([6_000_000, 3_000_000, 2_000_000, 700_000]);
  });

  test('the low rungs of a fast film go at half its rate, the topmost of a small one does not', () => {
    const frameRate = { num: 60_000, den: 1001 };
    const rates = (video: Partial<SourceVideo>) =>
      choose({ frameRate, ...video }).map(one => [one.name, one.frameRate, one.maxBitRate]);
    const half = { num: 30_000, den: 1001 };
    expect(rates({})).toEqual([
      ['1080p', frameRate, 9_000_000],
      ['720p', frameRate, 4_500_000],
      ['540p', frameRate, 3_000_000],
      ['360p', half, 700_000],
    ]);
    expect(rates({ width: 640, height: 360 })).toEqual([
      ['360p', frameRate, 1_050_000],
      ['234p', half, 350_000],
    ]);
  });

  test('a rate that is not known is nowhere given', () => {
    expect(choose({ frameRate: undefined }).map(one => one.frameRate)).toEqual(Array(4).fill(undefined));
  });
});

const video = fc.record({
  width: fc.integer({ min: 64, max: 8192 }),
  height: fc.integer({ min: 64, max: 8192 }),
  rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
  sampleAspectRatio: fc.record({ num: fc.integer({ min: 1, max: 4 }), den: fc.integer({ min: 1, max: 4 }) }),
  frameRate: fc.constantFrom({ num: 24, den: 1 }, { num: 50, den: 1 }, { num: 60_000, den: 1001 }),
});

test('whatever the film: one to four even sizes, none larger than it, falling, with names of their own', () => {
  fc.assert(
    fc.property(video, film => {
      const shown = displaySize(sourceFilmOf(film).video);
      const renditions = choose(film);
      expect(renditions.length).toBeGreaterThanOrEqual(1);
      expect(renditions.length).toBeLessThanOrEqual(4);
      expect(new Set(renditions.map(one => one.name)).size).toBe(renditions.length);
      for (const one of renditions) {
        expect([one.width % 2, one.height % 2]).toEqual([0, 0]);
        expect(one.width).toBeLessThanOrEqual(shown.width);
        expect(one.height).toBeLessThanOrEqual(shown.height);
        expect(longSide(one)).toBeLessThanOrEqual(4096);
        expect(shortSide(one)).toBeLessThanOrEqual(1080);
      }
      renditions.slice(1).forEach((lower, index) => {
        const upper = renditions[index];
        expect(shortSide(lower)).toBeLessThanOrEqual(0.8 * shortSide(upper ?? lower));
        expect(lower.maxBitRate).toBeLessThanOrEqual(upper?.maxBitRate ?? 0);
      });
    }),
  );
});

test('whatever the film: its low rungs go at 30 frames per second at most', () => {
  fc.assert(
    fc.property(video, film => {
      for (const { height, width, frameRate } of choose(film).slice(1)) {
        const low = Math.min(width, height) < 540;
        if (low && frameRate !== undefined) expect(toNumber(frameRate)).toBeLessThanOrEqual(30);
      }
    }),
  );
});
