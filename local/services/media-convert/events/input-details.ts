import type { ProbeAnswer } from '../probe/probe-answer';

/**
 * What INPUT_INFORMATION tells of the source.
 *
 * @param uri the source as the job names it
 */
export function inputDetails({ container }: ProbeAnswer, uri: string): Record<string, unknown> {
  const video = container.tracks.flatMap(({ codec, videoProperties }) => {
    if (videoProperties === undefined) return [];
    const { width, height, frameRate, bitDepth, codecMetadata, sampleAspectRatio } = videoProperties;
    const ratio = sampleAspectRatio && `${sampleAspectRatio.numerator}:${sampleAspectRatio.denominator}`;
    const rate = frameRate && frameRate.numerator / frameRate.denominator;
    const interlaceMode = codecMetadata?.scanType;
    return [{ codec, width, height, frameRate: rate, bitDepth, interlaceMode, sar: ratio }];
  });
  const audio = container.tracks.flatMap(({ index, codec, audioProperties }) => {
    if (audioProperties === undefined) return [];
    const { channels, languageCode, sampleRate } = audioProperties;
    return [{ codec, channels, language: languageCode, sampleRate, streamId: index }];
  });
  return { inputDetails: [{ id: 1, uri, video, audio }] };
}
