import { randomBytes } from 'node:crypto';
import { newVideo } from '../../core/video/new-video';
import { VIDEO_ID_BYTES, videoId } from '../../core/video/video-id';
import { systemClock } from '../../local/clock';
import { openFilmCatalogue } from '../../local/film-catalogue';
import type { StackFile } from '../../local/stack-file';
import { uploadSource } from '../../local/upload-source';

/** Makes a record and uploads a source for it, and leaves the rest to the pipeline. @returns the film's id */
export async function uploadFilm(stack: StackFile, path: string, now = systemClock.now()): Promise<string> {
  const id = videoId(randomBytes(VIDEO_ID_BYTES));
  const film = { id, owner: 'somebody', title: id, description: '', visibility: 'private' } as const;
  await openFilmCatalogue(stack).add(newVideo(film, now).next);
  const { signal } = new AbortController();
  await uploadSource({ stack, id, path, onProgress: () => undefined, signal });
  return id;
}
