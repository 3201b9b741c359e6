import { PREFIX } from '../../core/contract';
import { sourceKey } from '../../core/video/object-keys';
import type { DeletingVideo } from '../../core/video/record';
import type { EdgeCache } from './edge-cache';
import type { FilmEraser } from './film-eraser';
import type { MultipartUpload } from './multipart-upload';
import type { Recorded } from './record-fact';
import type { RequestFilms } from './request-films';
import { type Desk, takeFact } from './take-fact';

export interface EmptyingDesk extends Desk {
  readonly uploads: Pick<MultipartUpload, 'abort'>;
  readonly eraser: FilmEraser;
  readonly edgeCache: EdgeCache;
  readonly requests: Pick<RequestFilms, 'forget'>;
}

/**
 * The step `empty`: removes what is left of a deleted film, then its record. Each piece may be removed again, so whoever
 * comes after one that broke off begins from the front.
 *
 * First the upload is aborted, because its last part could bring the source back. Then the objects go, and only then what
 * the edges keep of them, since an edge that forgot before would fetch them once more. The request that made the film
 * is free for another one then. The record goes last: without it nobody would come back.
 *
 * @param hasTime whether there is time for another thousand objects
 * @returns nothing where there was not
 * @throws whatever the adapters throw
 */
export async function emptyFilm(
  desk: EmptyingDesk,
  film: DeletingVideo,
  hasTime: () => boolean,
): Promise<Recorded | undefined> {
  const { id, upload, attempt, request } = film;
  if (upload !== undefined) await desk.uploads.abort(sourceKey(id), upload.uploadId);
  if (!(await desk.eraser.erase(id, hasTime))) return undefined;
  // Nothing was ever written for players where no job was asked for. A film that an operator's object brings back has the
  // same id but another run, so that its own deletion is a wish of its own.
  if (attempt !== undefined) {
    await desk.edgeCache.invalidate(`/${PREFIX.vod}/${id}/*`, `delete-${id}-${attempt.run}`);
  }
  if (request !== undefined) await desk.requests.forget(request.key, id);
  return takeFact(desk, id, { kind: 'emptied' });
}
