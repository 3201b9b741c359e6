import type { FilmContainer, Rotation } from './source-film';

/** Containers whose rotation MediaConvert follows. */
const FOLLOWED: readonly FilmContainer[] = ['mp4', 'quicktime'];

const ROTATIONS: readonly Rotation[] = [90, 180, 270];

/**
 * How `Rotate: AUTO` turns a picture, in degrees clockwise: 0 where MediaConvert does not follow what the container
 * says. Without AUTO it turns nothing, and its outputs carry no rotation (MediaConvert user guide, "Input file
 * requirements for video rotation": MP4 or MOV, progressive, 4:2:0 or 4:2:2, within one degree of a quarter turn).
 */
export function appliedRotation(source: {
  readonly container: FilmContainer;
  readonly degrees: number;
  readonly interlaced: boolean;
  readonly chromaSubsampling: string | undefined;
}): Rotation {
  const { container, degrees, interlaced, chromaSubsampling = '4:2:0' } = source;
  if (!FOLLOWED.includes(container) || interlaced) return 0;
  if (!['4:2:0', '4:2:2'].includes(chromaSubsampling)) return 0;
  return ROTATIONS.find(rotation => Math.abs(degrees - rotation) <= 1) ?? 0;
}
