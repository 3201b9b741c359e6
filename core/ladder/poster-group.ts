import type { FileGroup, FrameCapture } from './create-job-request';
import { shortSide } from './dimensions';
import { pictureOf } from './picture';
import type { Rendition } from './renditions';
import type { SourceFilm } from './source-film';

/** Folder of a film's pictures below its run's prefix. */
export const IMAGES = 'images';

const BASE = `${IMAGES}/poster`;

/**
 * Path of the poster below its run's prefix: the second of two captures, because the first frame of most films is
 * black. MediaConvert numbers captures from 0 with seven digits.
 */
export const POSTER_PATH = `${BASE}.0000001.jpg`;

/** Paths that a poster may have, the best first: a film that ends before its second capture has the first alone. */
export const POSTER_PATHS: readonly string[] = [POSTER_PATH, `${BASE}.0000000.jpg`];

/** Longest time into a film at which its poster is taken, in seconds. */
const LATEST_SECONDS = 10;

/** Captures are paid for by their size, so they are of the largest rendition that is not high definition. */
const HIGH_DEFINITION = 720;

/**
 * The poster, as two captures of the film.
 *
 * @param folder S3 URL of the run, without a slash at its end
 */
export function posterGroup(film: SourceFilm, renditions: readonly Rendition[], folder: string): FileGroup {
  const [lowest] = renditions.toReversed();
  const size = renditions.find(one => shortSide(one) < HIGH_DEFINITION) ?? lowest;
  if (size === undefined) throw new TypeError('a film has at least one rendition');
  return {
    Name: 'Poster',
    OutputGroupSettings: {
      Type: 'FILE_GROUP_SETTINGS',
      FileGroupSettings: { Destination: `${folder}/${BASE}` },
    },
    Outputs: [
      {
        Extension: 'jpg',
        ContainerSettings: { Container: 'RAW' },
        VideoDescription: {
          ...pictureOf(size, film),
          CodecSettings: {
            Codec: 'FRAME_CAPTURE',
            FrameCaptureSettings: { ...every(secondsIn(film)), MaxCaptures: 2, Quality: 80 },
          },
        },
      },
    ],
  };
}

/** A tenth of the way into the film, so that a short one has a second capture at all. */
function secondsIn({ durationSeconds = LATEST_SECONDS }: SourceFilm): number {
  return Math.min(LATEST_SECONDS, durationSeconds / 10);
}

function every(seconds: number): Pick<FrameCapture, 'FramerateNumerator' | 'FramerateDenominator'> {
  if (seconds >= 1) return { FramerateNumerator: 1, FramerateDenominator: Math.floor(seconds) };
  return { FramerateNumerator: 1000, FramerateDenominator: Math.max(1, Math.round(seconds * 1000)) };
}
