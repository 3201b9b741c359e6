import type { Probe, ProbeAnswer } from '../../../../local/services/media-convert/probe/probe-answer';

/** What Probe says of six seconds of 1080p with sound. */
export const FILM: ProbeAnswer = {
  container: {
    format: 'mp4',
    duration: 6,
    tracks: [
      {
        index: 1,
        trackType: 'video',
        codec: 'AVC',
        duration: 6,
        videoProperties: { width: 1920, height: 1080, frameRate: { numerator: 25, denominator: 1 } },
      },
      { index: 2, trackType: 'audio', codec: 'AAC', audioProperties: { channels: 2, sampleRate: 48_000 } },
    ],
  },
};

/** Says the same of every file. */
export function scriptedProbe(answer: ProbeAnswer = FILM): Probe {
  return async () => answer;
}
