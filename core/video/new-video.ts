import type { Write } from './decision';
import type { RepeatableRequest, UploadingVideo, Visibility } from './record';

export interface VideoDescription {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  /** The request that makes it, where that may come again. */
  readonly request?: RepeatableRequest;
}

/** The first record of a film, which waits for its source. Its condition: there is none with this id. */
export function newVideo(film: VideoDescription, now: number): Write<UploadingVideo> {
  const { id, owner, title, description, visibility, request } = film;
  const next: UploadingVideo = {
    id,
    owner,
    title,
    description,
    visibility,
    edition: 1,
    captions: [],
    ...(request === undefined ? {} : { request }),
    status: 'uploading',
    history: [{ status: 'uploading', at: now, why: 'created' }],
    createdAt: now,
    updatedAt: now,
    revision: 1,
  };
  return { kind: 'write', next, condition: { exists: false } };
}
