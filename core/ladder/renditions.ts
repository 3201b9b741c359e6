import { maxBitRate } from './bit-rates';
import { displaySize, evenBelow, longSide, type Size, scaleToSide, shortSide } from './dimensions';
import { type Fraction, toNumber } from './fraction';
import { fullFrameRate, lowFrameRate } from './frame-rate';
import type { SourceFilm } from './source-film';

/** One size and bit rate that a film is encoded in. */
export interface Rendition extends Size {
  /** By the short side, such as `720p`; what stands behind `index_` in the names of its files. */
  readonly name: string;
  /** Frames per second; undefined where it follows a source whose rate Probe does not tell. */
  readonly frameRate: Fraction | undefined;
  /** Ceiling in bit/s. */
  readonly maxBitRate: number;
}

/** Short sides in pixels. */
const RUNGS = [1080, 720, 540, 360, 234] as const;

/** Each output is paid for, so the ladder ends after as many. */
const MOST_RENDITIONS = 4;

/** A rung whose short side is above this part of the next larger one's shows nearly the same picture again. */
const NEAR_DUPLICATE = 0.8;

/** Rungs below this are low: for small screens and slow lines (Apple's HLS authoring ladder has them at 30 at most). */
const LOW_BELOW = 540;

/** Macroblocks in a second at level 4.1 (ITU-T H.264, table A-1), which every device plays (Apple's HLS authoring 1.3a). */
const EVERY_DEVICE = 245_760;

/** Longest side of an H.264 picture at level 5.2 (ITU-T H.264, table A-1: 36,864 macroblocks, 16:9). */
const LONGEST_SIDE = 4096;

/**
 * The sizes that a film is encoded in, the topmost first, by the short side of the picture as it is shown. The topmost
 * is the film's own, 1080 at most; none is larger than the film, and none nearly the same as another.
 */
export function chooseRenditions({ video }: Pick<SourceFilm, 'video'>): Rendition[] {
  const shown = displaySize(video);
  const full = video.frameRate && fullFrameRate(video.frameRate);
  return sidesOf(shown).map((side, index) => {
    const size = scaleToSide(shown, side);
    const isLow = side < LOW_BELOW && (index > 0 || isDemanding(size, full));
    const frameRate = full && isLow ? lowFrameRate(full) : full;
    return {
      name: `${shortSide(size)}p`,
      ...size,
      frameRate,
      maxBitRate: maxBitRate(side, frameRate),
    };
  });
}

/** True of a small side only where the other is fifteen times as long: such a film's one rendition is to play too. */
function isDemanding({ width, height }: Size, rate: Fraction | undefined): boolean {
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  return rate !== undefined && macroblocks * toNumber(rate) > EVERY_DEVICE;
}

function sidesOf(shown: Size): number[] {
  const short = shortSide(shown);
  const top = evenBelow(Math.min(short, RUNGS[0], (LONGEST_SIDE * short) / longSide(shown)));
  const sides = [top];
  for (const rung of RUNGS) {
    if (rung <= NEAR_DUPLICATE * (sides.at(-1) ?? 0)) sides.push(rung);
  }
  return sides.slice(0, MOST_RENDITIONS);
}
