import { checkSource } from '../../core/ladder/check-source';
import { chooseRenditions } from '../../core/ladder/renditions';
import type { Fact } from '../../core/video/fact';
import { sourceKey } from '../../core/video/object-keys';
import type { UploadedVideo } from '../../core/video/record';
import { takeFact } from '../_shared/take-fact';
import { sourceCodecs } from './source-codecs';
import type { StartDesk, Worker } from './start-desk';

/**
 * The step `probe`: looks at the film's source, then asks for its first run or says why no film can come of it.
 *
 * @throws AwsError of `Probe` where MediaConvert gives no verdict on the file
 */
export async function probeSource(desk: StartDesk, film: UploadedVideo, worker: Worker): Promise<void> {
  await takeFact(desk, film.id, await verdictOn(desk, film, worker));
}

async function verdictOn(desk: StartDesk, { id, source }: UploadedVideo, worker: Worker): Promise<Fact> {
  const { eTag } = source;
  const stored = await desk.bucket.head(sourceKey(id));
  if (stored === undefined) return { kind: 'source_refused', eTag, fault: 'source_missing' };
  // Another object lies there by now: it becomes the source, and its own probe follows.
  if (stored.eTag !== eTag) return { kind: 'upload_noticed', ...stored };
  const probe = await desk.submission.probe(`s3://${desk.bucket.name}/${sourceKey(id)}`);
  const checked = checkSource(probe);
  if (!checked.ok || probe === undefined) {
    return { kind: 'source_refused', eTag, fault: checked.ok ? 'source_unreadable' : checked.failure };
  }
  const { film } = checked;
  return {
    kind: 'intent',
    worker: worker.name,
    eTag,
    film,
    codecs: sourceCodecs(probe, film),
    renditions: chooseRenditions(film),
    ...desk.newRun(),
  };
}
