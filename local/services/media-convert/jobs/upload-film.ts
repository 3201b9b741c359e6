import { join } from 'node:path';
import type { TranscodedFilm } from '../../../packager/transcoded-film';
import type { JobPlan } from '../request/job-plan';
import type { S3Session } from '../storage/s3-session';

/** Requests at once: enough to keep the loopback busy. */
const CONCURRENCY = 4;

/**
 * Puts a film's files where the job wants them; those that name others come last, so that a manifest never names what
 * is not there.
 *
 * @param folder holds the files
 * @param onProgress called with a fraction from 0 to 1
 * @throws S3Refusal
 */
export async function uploadFilm(
  folder: string,
  film: TranscodedFilm,
  { session, destination, onProgress, signal }: UploadOptions,
): Promise<void> {
  const manifests = new Set<string>(film.manifests);
  const playlists = film.files.filter(file => file.endsWith('.m3u8') && !manifests.has(file));
  const media = film.files.filter(file => !file.endsWith('.m3u8') && !manifests.has(file));
  let done = 0;
  for (const files of [media, playlists, [...manifests]]) {
    const waiting = files.values();
    const work = async (): Promise<void> => {
      for (const file of waiting) {
        const location = { bucket: destination.bucket, key: `${destination.prefix}${file}` };
        await session.upload(join(folder, file), location, signal);
        onProgress(++done / film.files.length);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  }
}

interface UploadOptions extends Pick<JobPlan, 'destination'> {
  readonly session: S3Session;
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}
