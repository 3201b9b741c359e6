import { toNumber } from './fraction';
import type { Rendition } from './renditions';
import type { SourceFilm } from './source-film';

/** What may make a bill differ from the estimate, because AWS's public pages do not settle it (docs/cost.md). */
export type CostQuestion =
  | 'audio_output'
  | 'poster_output'
  | 'size_class'
  | 'tone_mapping'
  | 'frame_rate'
  | 'professional_multipliers';

interface JobCost {
  readonly tier: 'basic' | 'professional';
  /** Minutes of output, each times the multipliers of its size and frame rate. */
  readonly normalisedMinutes: number;
  readonly questions: readonly CostQuestion[];
}

/** Shortest time that is charged for an output, in seconds (MediaConvert pricing page). */
const SHORTEST_SECONDS = 10;

/**
 * What MediaConvert charges for a job, as far as it is known: each rendition's minutes, times 1 for up to 719 lines, 2
 * for up to 1,080 and 4 above, times 1.25 above 30 frames per second. docs/cost.md says where that is from.
 *
 * @param durationSeconds length of the film
 */
export function jobCost(
  renditions: readonly Rendition[],
  durationSeconds: number,
  film: Pick<SourceFilm, 'audio' | 'video'>,
): JobCost {
  const minutes = Math.max(SHORTEST_SECONDS, Math.ceil(durationSeconds)) / 60;
  const multipliers = renditions.map(one => sizeMultiplier(one) * rateMultiplier(one));
  return {
    tier: film.video.interlaced ? 'professional' : 'basic',
    normalisedMinutes: minutes * multipliers.reduce((sum, one) => sum + one, 0),
    questions: questionsOf(renditions, film),
  };
}

/** By the lines of the picture, so that a portrait one costs more than a landscape one of the same pixels. */
function sizeMultiplier({ height }: Rendition): number {
  if (height < 720) return 1;
  return height <= 1080 ? 2 : 4;
}

/** A rate that is not known counts as a high one. */
function rateMultiplier({ frameRate }: Rendition): number {
  return frameRate !== undefined && toNumber(frameRate) <= 30 ? 1 : 1.25;
}

/** Widest picture of the sizes that AWS names by their lines. */
const WIDEST = 1920;

/** A portrait picture has more lines than its pixels would tell, a very wide one fewer. */
function isOfUnsureSize({ width, height }: Rendition): boolean {
  return (height > width && height >= 720) || width > WIDEST;
}

function questionsOf(
  renditions: readonly Rendition[],
  { audio, video }: Pick<SourceFilm, 'audio' | 'video'>,
): CostQuestion[] {
  const raised: Record<CostQuestion, boolean> = {
    audio_output: audio !== undefined,
    poster_output: true,
    size_class: renditions.some(isOfUnsureSize),
    tone_mapping: video.highDynamicRange,
    frame_rate: renditions.some(({ frameRate }) => frameRate === undefined),
    professional_multipliers: video.interlaced,
  };
  return (Object.keys(raised) as CostQuestion[]).filter(question => raised[question]);
}
