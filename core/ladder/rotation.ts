import type { FilmContainer, Rotation, SourceFilm } from './source-film';

/** How the job turns a picture: as its container says, or by that many degrees clockwise. */
export type Rotate = 'AUTO' | `DEGREES_${Exclude<Rotation, 0>}`;

/** Containers whose rotation `AUTO` follows. */
const FOLLOWED: readonly FilmContainer[] = ['mp4', 'quicktime'];

const ROTATIONS: readonly Rotation[] = [90, 180, 270];

/**
 * How the job turns a picture, in degrees clockwise: 0 where MediaConvert cannot. Its outputs carry no rotation, so a
 * picture that it does not turn lies on its side (MediaConvert user guide, "Input file requirements for video rotation":
 * progressive, 4:2:0 or 4:2:2, within one degree of a quarter turn).
 */
export function appliedRotation(source: {
  readonly degrees: number;
  readonly interlaced: boolean;
  readonly chromaSubsampling: string | undefined;
}): Rotation {
  const { degrees, interlaced, chromaSubsampling = '4:2:0' } = source;
  if (interlaced || !['4:2:0', '4:2:2'].includes(chromaSubsampling)) return 0;
  return ROTATIONS.find(rotation => Math.abs(degrees - rotation) <= 1) ?? 0;
}

/** The job's setting for it: what `AUTO` does not follow is named (MediaConvert API reference, `InputRotate`). */
export function rotateSetting({ container, video }: SourceFilm): Rotate | undefined {
  const { rotation } = video;
  if (rotation === 0) return undefined;
  return FOLLOWED.includes(container) ? 'AUTO' : `DEGREES_${rotation}`;
}
