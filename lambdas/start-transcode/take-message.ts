import { METRIC } from '../../core/contract';
import { errorReason } from '../_shared/error-reason';
import { parseMessage } from './message';
import { noticeUpload } from './notice-upload';
import type { Outcome } from './outcome';
import type { StartDesk, Worker } from './start-desk';
import { uploadNotice } from './upload-notice';
import { workOnFilm } from './work-on-film';

/**
 * Does what a message asks for. A notification's records are taken one by one: what one of them meets does not keep
 * the others from being taken.
 *
 * @returns whether all of it was done; if not, the message has to come again. Either way it is reported
 */
export async function takeMessage(desk: StartDesk, body: string, worker: Worker): Promise<boolean> {
  return reporting(desk, async () => {
    const message = parseMessage(body);
    switch (message.kind) {
      case 'test_event':
        desk.report({ level: 'info', outcome: 'test_event' });
        return true;
      case 'continue':
        return onFilm(desk, message.video, () => workOnFilm(desk, message, worker));
      case 'notification': {
        let whole = true;
        for (const record of message.records) {
          if (!(await reporting(desk, () => takeRecord(desk, record, worker)))) whole = false;
        }
        return whole;
      }
    }
  });
}

async function takeRecord(desk: StartDesk, record: unknown, worker: Worker): Promise<boolean> {
  const notice = uploadNotice(record, desk.bucket.name);
  if (notice === undefined) {
    desk.metrics.count(METRIC.unannouncedUpload);
    desk.report({ level: 'warn', outcome: 'not_ours' });
    return true;
  }
  const { video } = notice;
  return onFilm(desk, video, async () =>
    (await noticeUpload(desk, notice))
      ? workOnFilm(desk, { video, retry: 0 }, worker)
      : { outcome: 'unannounced' },
  );
}

async function onFilm(desk: StartDesk, video: string, work: () => Promise<Outcome>): Promise<boolean> {
  return reporting(
    desk,
    async () => {
      desk.report({ level: 'info', video, ...(await work()) });
      return true;
    },
    video,
  );
}

/** False, and a line of its own, where the work ends with an error. */
async function reporting(
  desk: Pick<StartDesk, 'report'>,
  work: () => Promise<boolean>,
  video?: string,
): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    desk.report({
      level: 'error',
      outcome: 'not_done',
      code: errorReason(error),
      ...(video === undefined ? {} : { video }),
    });
    return false;
  }
}
