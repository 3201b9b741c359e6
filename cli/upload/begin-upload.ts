import type { FailureCode } from '../../core/video/failure';
import type { Video } from '../api/answers';
import { ApiFault } from '../api/api-fault';
import type { Announcement, VideosApi } from '../api/videos-api';
import { arrivedParts } from './arrived-parts';
import type { Journal, JournalEntry } from './journal';

/** Failures of films whose file was given up before it was there. */
const NEVER_ARRIVED: readonly FailureCode[] = ['upload_abandoned', 'upload_aborted'];

/** An upload as it stands at the beginning of a run. */
export interface BegunUpload {
  readonly id: string;
  /** What the film was announced with, perhaps in an earlier run. */
  readonly announcement: Announcement;
  /** Undefined where the whole file has arrived. */
  readonly open:
    | {
        /** Bytes of each part but the last. */
        readonly partSize: number;
        /** Parts that arrived in an earlier run, with their tags. */
        readonly arrived: ReadonlyMap<number, string>;
      }
    | undefined;
}

export interface BeginOptions {
  readonly api: VideosApi;
  readonly journal: Journal;
  readonly announcement: Announcement;
  /** A new idempotency key. */
  readonly newKey: () => string;
}

/** Announces a film, or goes on with it where an earlier run stopped. */
export async function beginUpload({
  api,
  journal,
  announcement,
  newKey,
}: BeginOptions): Promise<BegunUpload> {
  const earlier = await journal.read();
  if (earlier) {
    const resumed = await unlessGone(earlier.begun ? resume(api, earlier) : announce(api, journal, earlier));
    if (resumed) return resumed;
  }
  return announce(api, journal, { announcement, idempotencyKey: newKey() });
}

/**
 * The key is written down before it is sent: a run that ends before the answer comes leaves no film that nobody knows,
 * since the next one announces it with the same key.
 */
async function announce(api: VideosApi, journal: Journal, entry: JournalEntry): Promise<BegunUpload> {
  await journal.write(entry);
  const { announcement, idempotencyKey } = entry;
  const { video, upload } = await api.create(announcement, idempotencyKey).catch(async (error: unknown) => {
    // What is refused for good made no film to go on with; who is not signed in may sign in and go on.
    if (error instanceof ApiFault && !error.isPassing && error.status !== 401) await journal.remove();
    throw error;
  });
  if (upload === undefined) return { id: video.id, announcement, open: undefined };
  const begun = { id: video.id, partSize: upload.partSize };
  await journal.write({ ...entry, begun });
  return { id: video.id, announcement, open: { partSize: upload.partSize, arrived: new Map() } };
}

async function resume(
  api: VideosApi,
  { announcement, begun }: JournalEntry,
): Promise<BegunUpload | undefined> {
  if (!begun) return undefined;
  const { id, partSize } = begun;
  const film = await api.video(id);
  if (isGone(film)) return undefined;
  if (film.status !== 'uploading') return { id, announcement, open: undefined };
  try {
    const arrived = await arrivedParts(api, id, { size: announcement.size, partSize });
    return { id, announcement, open: { partSize, arrived } };
  } catch (error) {
    if (!(error instanceof ApiFault && error.status === 409)) throw error;
    // No parts are taken any more: the whole file may have arrived, which the API has seen by now.
    const now = await api.video(id);
    if (isGone(now) || now.status === 'uploading') return undefined;
    return { id, announcement, open: undefined };
  }
}

/** Whether nothing comes of the film any more. Somebody else's is none of ours: another may have used the profile. */
function isGone({ status, mine, failure }: Video): boolean {
  return status === 'deleting' || mine === false || NEVER_ARRIVED.some(code => code === failure?.code);
}

/** A film that was deleted is begun anew. */
async function unlessGone(work: Promise<BegunUpload | undefined>): Promise<BegunUpload | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ApiFault && (error.status === 404 || error.status === 409)) return undefined;
    throw error;
  }
}
