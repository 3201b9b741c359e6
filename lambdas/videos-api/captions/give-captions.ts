import { trackName } from '../../../core/captions/caption-track';
import { decide } from '../../../core/video/decide';
import { captionKey } from '../../../core/video/object-keys';
import type { VideoRecord } from '../../../core/video/record';
import { recordFact } from '../../_shared/record-fact';
import type { ApiDesk } from '../api-desk';
import { changedFilm } from './changed-film';
import { joinIfReady } from './join-if-ready';

/** Captions as they are to be kept. */
interface GivenCaptions {
  /** A tag by `languageTag`. */
  readonly language: string;
  /** What a player's menu shows. @default the one that it has shown, else the language's own name of itself */
  readonly label: string | undefined;
  /** WebVTT of `writeWebVtt`. */
  readonly text: string;
}

/**
 * Gives a film captions in a language, or others than it had. The text comes first, the record next, the playlists last:
 * whoever is ended in between has changed nothing that a viewer sees, and doing it again does the rest.
 *
 * @returns the film as it stands then
 * @throws Problem `too_many_captions`, `video_state`, `video_not_found`
 */
export async function giveCaptions(
  desk: Pick<ApiDesk, 'catalogue' | 'files' | 'now'>,
  film: VideoRecord,
  { language, label, text }: GivenCaptions,
): Promise<VideoRecord> {
  const key = captionKey(film.id, language);
  const known = film.captions.find(caption => caption.language === language);
  const shown = label ?? known?.label ?? trackName({ language });
  const fact = { kind: 'captions_changed', language, label: shown } as const;
  // What is refused anyhow leaves no trace in the bucket, not even for a moment.
  changedFilm({ decision: decide(film, fact, desk.now()), record: film });
  await desk.files.put(key, text, { contentType: 'text/vtt' });
  const recorded = await recordFact(desk.catalogue, film.id, fact, desk.now);
  // A film that was deleted meanwhile keeps nothing; one with too many has none in this language.
  if (recorded.record === undefined || recorded.decision.kind === 'refuse') await desk.files.remove([key]);
  const changed = changedFilm(recorded);
  await joinIfReady(desk, changed);
  return changed;
}
