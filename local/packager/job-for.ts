import { AUDIO_GROUP } from '../../core/ladder/audio-output';
import { AUDIO_BIT_RATE, qualityLevel } from '../../core/ladder/bit-rates';
import { shortSide } from '../../core/ladder/dimensions';
import { firstVariantFirst } from '../../core/ladder/first-variant';
import { chooseRenditions } from '../../core/ladder/renditions';
import { GOP_SECONDS } from '../../core/ladder/video-output';
import type { FilmProbe } from './film-probe';
import type { TranscodeJob } from './transcode-job';

/** The job for a film that does not come with one: the sizes of the ladder, without a poster. */
export function jobFor(source: string, { video, audio }: FilmProbe): TranscodeJob {
  const frameRate = video.averageFrameRate ?? video.nominalFrameRate ?? { num: 30, den: 1 };
  const asSource = { ...video, frameRate, interlaced: false, highDynamicRange: false };
  const renditions = firstVariantFirst(chooseRenditions({ video: asSource }), audio !== undefined);
  return {
    source,
    rotate: video.rotation !== 0,
    deinterlace: false,
    toneMap: false,
    pictures: renditions.map(({ name, width, height, frameRate: rate, maxBitRate }) => ({
      nameModifier: `_${name}`,
      ...{ width, height, frameRate: rate, maxBitRate },
      quality: qualityLevel(shortSide({ width, height })),
    })),
    audio: audio && {
      nameModifier: '_audio',
      groupId: AUDIO_GROUP,
      bitRate: AUDIO_BIT_RATE,
      sampleRate: 48_000,
      downmix: undefined,
    },
    baseName: 'index',
    segmentSeconds: 6,
    gopSeconds: GOP_SECONDS,
    iFramePlaylists: true,
    poster: undefined,
  };
}
