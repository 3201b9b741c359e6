import type { Picture, VideoPreprocessors } from './create-job-request';
import type { Size } from './dimensions';
import type { SourceFilm } from './source-film';

/**
 * Size and treatment of a picture before it is encoded. It is stretched to a size that has its own shape but for the
 * rounding to even numbers, because MediaConvert's default would fill the difference with black lines.
 */
export function pictureOf({ width, height }: Size, { video }: Pick<SourceFilm, 'video'>): Picture {
  const preprocessors = preprocessorsFor(video);
  return {
    Width: width,
    Height: height,
    ScalingBehavior: 'STRETCH_TO_OUTPUT',
    ...(preprocessors && { VideoPreprocessors: preprocessors }),
  };
}

/** Undefined where there is none. The deinterlacer makes a job dearer, so it is for interlaced pictures only. */
function preprocessorsFor({
  interlaced,
  highDynamicRange,
}: SourceFilm['video']): VideoPreprocessors | undefined {
  if (!interlaced && !highDynamicRange) return undefined;
  return {
    ...(interlaced && {
      Deinterlacer: { Mode: 'ADAPTIVE', Algorithm: 'INTERPOLATE', Control: 'NORMAL' },
    }),
    ...(highDynamicRange && {
      ColorCorrector: { ColorSpaceConversion: 'FORCE_709', HdrToSdrToneMapper: 'PRESERVE_DETAILS' },
    }),
  };
}
