import { captionPaths } from '../../../core/captions/caption-paths';
import { captionKey, filmPrefix } from '../../../core/video/object-keys';
import type { VideoRecord } from '../../../core/video/record';
import { recordFact } from '../../_shared/record-fact';
import type { ApiDesk } from '../api-desk';
import { changedFilm } from './changed-film';
import { joinIfReady } from './join-if-ready';

/**
 * Takes a film's captions in a language away. The record comes first, then the playlists that name them, and the texts
 * last, so that no playlist ever names one that is not there. Doing it again does what broke off.
 *
 * @param language a tag by `languageTag`
 * @returns the film as it stands then
 * @throws Problem `video_state`, `video_not_found`
 */
export async function takeCaptions(
  desk: Pick<ApiDesk, 'catalogue' | 'files' | 'now'>,
  { id }: VideoRecord,
  language: string,
): Promise<VideoRecord> {
  const fact = { kind: 'captions_changed', language, label: undefined } as const;
  const changed = changedFilm(await recordFact(desk.catalogue, id, fact, desk.now));
  await joinIfReady(desk, changed);
  const now = await desk.catalogue.read(id);
  // Somebody may have given the film such captions again.
  if (now?.captions.some(caption => caption.language === language) !== true) {
    await desk.files.remove([captionKey(id, language), ...storedKeys(changed, language)]);
  }
  return changed;
}

function storedKeys(film: VideoRecord, language: string): string[] {
  if (film.status !== 'ready') return [];
  const prefix = filmPrefix(film.id, film.attempt.run);
  const { text, playlist } = captionPaths(language);
  return [`${prefix}/${text}`, `${prefix}/${playlist}`];
}
