import type { VideoCore, VideoRecord, VideoStatus } from './record';

/** What every status shares, with the new status in the history. `why` is the fact, or the code of the failure. */
export function entering(
  record: VideoCore,
  entry: { status: VideoStatus; why: string },
  now: number,
): VideoCore {
  const { id, owner, title, description, visibility, edition, captions, history } = record;
  const { request, secondJobs, createdAt, updatedAt, revision } = record;
  return {
    id,
    owner,
    title,
    description,
    visibility,
    edition,
    captions,
    ...(request === undefined ? {} : { request }),
    ...(secondJobs === undefined ? {} : { secondJobs }),
    history: [...history, { status: entry.status, at: now, why: entry.why }],
    createdAt,
    updatedAt,
    revision,
  };
}

/** When the record entered the status that it has. */
export function enteredAt(record: VideoRecord): number {
  return record.history.at(-1)?.at ?? record.createdAt;
}
