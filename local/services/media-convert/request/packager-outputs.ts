import type { PictureOutput, PosterOutput, SoundOutput } from '../../../packager/transcode-job';
import type { AudioOutput } from './audio-output';
import type { PosterGroup } from './poster-group';
import type { VideoOutput } from './video-output';

/** One size in the packager's words. */
export function pictureOutput({ nameModifier, videoDescription }: VideoOutput): PictureOutput {
  const { h264Settings } = videoDescription.codecSettings;
  return {
    nameModifier,
    width: videoDescription.width,
    height: videoDescription.height,
    frameRate:
      h264Settings.framerateControl === 'SPECIFIED'
        ? { num: h264Settings.framerateNumerator, den: h264Settings.framerateDenominator }
        : undefined,
    maxBitRate: h264Settings.maxBitrate,
    quality: h264Settings.qvbrSettings.qvbrQualityLevel,
  };
}

/**
 * The sound in the packager's words.
 *
 * @param track its place among the source's audio tracks, from 1
 */
export function soundOutput(
  { nameModifier, containerSettings, audioDescriptions }: AudioOutput,
  track: number,
): SoundOutput {
  const [{ codecSettings, remixSettings }] = audioDescriptions;
  return {
    track,
    nameModifier,
    groupId: containerSettings.cmfcSettings.audioGroupId,
    bitRate: codecSettings.aacSettings.bitrate,
    sampleRate: codecSettings.aacSettings.sampleRate,
    downmix: remixSettings?.channelMapping.outputChannels.map(({ inputChannels }) => inputChannels),
  };
}

/**
 * The poster in the packager's words.
 *
 * @param base path below the film's folder
 */
export function posterOutput({ outputs }: PosterGroup, base: string): PosterOutput {
  const { width, height, codecSettings } = outputs[0].videoDescription;
  const { framerateNumerator, framerateDenominator, maxCaptures, quality } =
    codecSettings.frameCaptureSettings;
  return {
    base,
    width,
    height,
    rate: { num: framerateNumerator, den: framerateDenominator },
    maxCaptures,
    quality,
  };
}
