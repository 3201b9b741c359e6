import { METRIC } from '../../core/contract';
import { newVideo } from '../../core/video/new-video';
import { sourceKey } from '../../core/video/object-keys';
import { takeFact } from '../_shared/take-fact';
import type { StartDesk } from './start-desk';
import type { UploadNotice } from './upload-notice';

/** Owner of the films that nobody announced. */
const OPERATOR = 'operator';

/**
 * Takes the news of an object into its film's record. An object that no record announced is counted and left alone, or
 * gets a private record by the setting `ingest`. One in the place of a source that a job may have read already is counted
 * and left alone, too.
 *
 * @returns whether there is a film to go on with
 */
export async function noticeUpload(desk: StartDesk, { video, source }: UploadNotice): Promise<boolean> {
  const fact = { kind: 'upload_noticed', ...source } as const;
  const { decision, record } = await takeFact(desk, video, fact);
  if (decision.kind === 'ignore' && decision.why === 'source_fixed') {
    desk.metrics.count(METRIC.unannouncedUpload);
    desk.report({ level: 'warn', video, outcome: 'left_alone', code: decision.why });
  }
  if (record !== undefined) return true;
  // The last news of a film that was removed may come late, and must not bring it back.
  const wanted = desk.config.ingest === 'any' && (await desk.bucket.exists(sourceKey(video)));
  if (!wanted) {
    desk.metrics.count(METRIC.unannouncedUpload);
    return false;
  }
  const film = { id: video, owner: OPERATOR, title: video, description: '', visibility: 'private' } as const;
  await desk.catalogue.store(video, newVideo(film, desk.now()));
  await takeFact(desk, video, fact);
  return true;
}
