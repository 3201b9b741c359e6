import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { z } from 'zod';
import { FilmFailed } from './film-failed';
import { type ApiCall, ApiRefusal } from './local-api';

const answer = z.object({
  video: z.object({ id: z.string(), status: z.string() }),
  upload: z.object({ partSize: z.int().positive(), parts: z.int().positive() }).optional(),
});

/** A film that the API knows, and how its file is sent where that has not arrived. */
export interface AnnouncedSource {
  readonly id: string;
  readonly upload: { readonly partSize: number; readonly parts: number } | undefined;
}

/** Films of one file that have failed or were deleted are passed over, so many at most. */
const MOST_TRIES = 100;

/**
 * Tells the API of a film. The same file is the same film at every start, unless it was changed in between, or the film
 * has failed or was deleted.
 *
 * @throws FilmFailed for an empty file
 * @throws ApiRefusal
 */
export async function announceSource(
  api: ApiCall,
  { path, title, type }: { readonly path: string; readonly title: string; readonly type: string },
): Promise<AnnouncedSource> {
  const { size, mtimeMs } = await stat(path);
  if (size === 0) throw new FilmFailed({ message: 'The file is empty.', hint: 'Bring the whole film.' });
  const body = { title, visibility: 'private', size, type };
  const fingerprint = JSON.stringify([await realpath(path), mtimeMs, body]);
  for (let tried = 0; ; tried++) {
    const idempotencyKey = createHash('sha256').update(`${fingerprint} ${tried}`).digest('hex');
    const announced = await api('/videos', { body, answer, idempotencyKey }).catch((error: unknown) => {
      const isDeleted = error instanceof ApiRefusal && error.code === 'video_state';
      if (!isDeleted || tried === MOST_TRIES) throw error;
    });
    if (announced && (announced.video.status !== 'failed' || tried === MOST_TRIES)) {
      return { id: announced.video.id, upload: announced.upload };
    }
  }
}
