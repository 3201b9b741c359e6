import { basename } from 'node:path';
import type { Clock } from '../../local/clock';
import type { Grant, Video } from '../api/answers';
import type { VideosApi } from '../api/videos-api';
import { bytesOf } from './arrived-parts';
import { beginUpload } from './begin-upload';
import type { CaptionFile } from './captions';
import { followFilm } from './follow-film';
import type { Journal } from './journal';
import type { UploadProgress } from './progress/upload-progress';
import { sendFile } from './send-file';
import type { SourceFile } from './source-file';
import { ChangedFileFault } from './upload-fault';

export interface UploadFilmOptions {
  readonly api: VideosApi;
  readonly journal: Journal;
  readonly source: SourceFile;
  /** Without one, the file's name. */
  readonly title?: string | undefined;
  readonly visibility: string;
  readonly captions: readonly CaptionFile[];
  /** How many parts are sent at once. */
  readonly parallel: number;
  readonly progress: UploadProgress;
  /** Says something to a reader, in one line. */
  readonly note: (line: string) => void;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly newKey: () => string;
  readonly signal: AbortSignal;
}

/** A film that is ready, with where it plays; or one that failed, which plays nowhere. */
export interface UploadedFilm {
  readonly video: Video;
  readonly grant: Grant | undefined;
}

/**
 * Brings a file to the stack and follows it until it is ready or has failed. What an earlier run has sent is not sent
 * again.
 *
 * @throws ApiFault where the API refuses, UploadFault where the file does not arrive
 */
export async function uploadFilm(options: UploadFilmOptions): Promise<UploadedFilm> {
  const { api, journal, source, progress, clock, signal } = options;
  const { visibility, title = source.title } = options;
  const announcement = { title, visibility, size: source.size, type: source.type };
  const begun = await beginUpload({ api, journal, announcement, newKey: options.newKey });
  const { id, open, announcement: announced } = begun;
  if (announced.title !== title || announced.visibility !== visibility) {
    options.note('It was begun with another title or visibility, which it keeps.');
  }
  for (const { language, body } of options.captions) await api.putCaptions(id, language, body);
  progress.begin({
    name: basename(source.path),
    size: source.size,
    sent: open ? bytesOf(open.arrived, { ...open, size: source.size }) : source.size,
  });
  try {
    if (open) await sendFile({ ...options, ...open, id, onBytes: bytes => progress.move(bytes) });
    const onVideo = (each: Video) => progress.stage(each.status, each.progress ?? undefined);
    const video = await followFilm({ api, id, clock, signal, onVideo });
    const grant = video.status === 'ready' ? await api.grant(id, {}) : undefined;
    await journal.remove();
    return { video, grant };
  } catch (error) {
    if (error instanceof ChangedFileFault) {
      await api.remove(id);
      await journal.remove();
    }
    throw error;
  } finally {
    progress.end();
  }
}
