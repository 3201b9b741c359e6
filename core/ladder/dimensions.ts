import type { SourceVideo } from './source-film';

export interface Size {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Smallest width and height that MediaConvert encodes (its API's `VideoDescription`). */
const SMALLEST = 32;

/**
 * Size of the picture as it is shown: with square pixels, turned as the job turns it. Pixels are made square by
 * widening, or by heightening, so that nothing is lost.
 */
export function displaySize({
  width,
  height,
  sampleAspectRatio,
  rotation,
}: Pick<SourceVideo, 'width' | 'height' | 'sampleAspectRatio' | 'rotation'>): Size {
  const { num, den } = sampleAspectRatio;
  const square =
    num >= den
      ? { width: Math.round((width * num) / den), height }
      : { width, height: Math.round((height * den) / num) };
  return rotation % 180 === 0 ? square : { width: square.height, height: square.width };
}

/**
 * The picture made smaller until its short side has the given length. Both sides are even, because 4:2:0 halves them,
 * and neither is longer than it was, but for films smaller than MediaConvert encodes.
 *
 * @param side pixels, at most the short side of `shown`
 */
export function scaleToSide(shown: Size, side: number): Size {
  const factor = side / shortSide(shown);
  return {
    width: even(shown.width * factor, shown.width),
    height: even(shown.height * factor, shown.height),
  };
}

export function shortSide({ width, height }: Size): number {
  return Math.min(width, height);
}

export function longSide({ width, height }: Size): number {
  return Math.max(width, height);
}

/** The nearest even number that is not above the picture's own size. */
function even(pixels: number, own: number): number {
  return Math.max(SMALLEST, Math.min(2 * Math.round(pixels / 2), evenBelow(own)));
}

/** The largest even number that is not above the given one. */
export function evenBelow(pixels: number): number {
  return 2 * Math.floor(pixels / 2);
}
