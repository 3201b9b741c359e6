import type { Clock } from '../../../local/clock';
import { JobFault } from '../../../local/services/media-convert/jobs/job-fault';
import type { ProbeAnswer } from '../../../local/services/media-convert/probe/probe-answer';
import type { MediaEngine } from '../../../local/services/media-convert/start-media-convert';
import { scriptedProbe } from '../../local/services/media-convert/scripted-probe';
import { scriptedTranscoder } from '../../local/services/media-convert/scripted-transcoder';
import type { Disturbance } from './disturbance';

/** Two updates of a job's progress come before it is over. */
const TAKES = 40_000;

/** Six seconds of 480p with sound: few renditions, so that there is little to write and to read. */
const FILM: ProbeAnswer & { container: { duration: number } } = {
  container: {
    format: 'mp4',
    duration: 6,
    tracks: [
      {
        ...{ index: 1, trackType: 'video', codec: 'AVC', duration: 6 },
        videoProperties: { width: 640, height: 480, frameRate: { numerator: 25, denominator: 1 } },
      },
      { index: 2, trackType: 'audio', codec: 'AAC', audioProperties: { channels: 2, sampleRate: 48_000 } },
    ],
  },
};

export interface FaultEngine extends MediaEngine {
  /** Jobs that do nothing but wait for the clock. */
  readonly waiting: () => number;
}

/**
 * What stands behind MediaConvert in the campaign: films made of nothing, in the time of the clock.
 *
 * @param disturbance says how jobs go at the moment
 */
export function faultEngine(clock: Clock, disturbance: () => Disturbance): FaultEngine {
  let waiting = 0;
  const counting: Clock = {
    now: () => clock.now(),
    async sleep(milliseconds, signal) {
      waiting += 1;
      try {
        await clock.sleep(milliseconds, signal);
      } finally {
        waiting -= 1;
      }
    },
  };
  return {
    waiting: () => waiting,
    probe: source => scriptedProbe(disturbance().probed ?? FILM)(source),
    lookUpDelay: () => disturbance().hiddenFor ?? 0,
    transcode(job, options) {
      const { takes = TAKES, seconds = FILM.container.duration, errorCode } = disturbance().job ?? {};
      const fail = () => {
        const code = errorCode?.();
        return code === undefined ? undefined : new JobFault({ code, message: 'The script ends the job.' });
      };
      return scriptedTranscoder({ seconds, takes, fail, clock: counting })(job, options);
    },
  };
}
