import type { VideoProbe } from './film-probe';
import { toNumber } from './rational';

/** One size and bit rate that a film is encoded in. */
export interface Rung {
  /** Name by the short side, such as `720p`. */
  name: string;
  /** Size in pixels, both even because 4:2:0 halves both. */
  width: number;
  height: number;
  /** Ceiling of the bit rate, in bit/s. */
  maxBitRate: number;
}

/** Short side → ceiling in bit/s: Apple's HLS authoring ladder for H.264 from 540 up, AWS's QVBR starter ladder below. */
const CEILINGS: ReadonlyMap<number, number> = new Map([
  [1080, 6_000_000],
  [720, 3_000_000],
  [540, 2_000_000],
  [480, 1_000_000],
  [360, 700_000],
  [234, 350_000],
]);

/** Short sides of a ladder, the topmost first. */
const LADDERS: readonly (readonly number[])[] = [
  [1080, 720, 480],
  [720, 540, 360],
  [540, 360, 234],
  [480, 360, 234],
  [360, 234],
  [234],
];

const LOWEST_CEILING = 350_000;

/**
 * Chooses the rungs for a film by its short side as it is shown, never larger than the film; a film smaller than the
 * lowest rung gets one at its own size.
 */
export function chooseLadder(
  film: Pick<VideoProbe, 'width' | 'height' | 'sampleAspectRatio' | 'rotation'>,
): Rung[] {
  const shown = displaySize(film);
  const short = Math.min(shown.width, shown.height);
  const sides = LADDERS.find(ladder => ladder.every(side => side <= short)) ?? [evenBelow(short)];
  return sides.map(side => ({
    name: `${side}p`,
    width: even((shown.width * side) / short, shown.width),
    height: even((shown.height * side) / short, shown.height),
    maxBitRate: CEILINGS.get(side) ?? LOWEST_CEILING,
  }));
}

/** Size with square pixels, turned as it is shown. Pixels are made square by widening, or by heightening, never by loss. */
function displaySize({
  width,
  height,
  sampleAspectRatio,
  rotation,
}: Pick<VideoProbe, 'width' | 'height' | 'sampleAspectRatio' | 'rotation'>): {
  width: number;
  height: number;
} {
  const shape = toNumber(sampleAspectRatio);
  const square = shape >= 1 ? { width: width * shape, height } : { width, height: height / shape };
  return rotation % 180 === 0 ? square : { width: square.height, height: square.width };
}

/** The nearest even number that is not above the film's own size. */
function even(pixels: number, own: number): number {
  return Math.min(2 * Math.round(pixels / 2), evenBelow(own));
}

function evenBelow(pixels: number): number {
  return Math.max(2, 2 * Math.floor(pixels / 2));
}
