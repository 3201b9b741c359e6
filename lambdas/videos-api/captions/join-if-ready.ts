import type { VideoRecord } from '../../../core/video/record';
import { type CaptionDesk, joinFilmCaptions } from '../../_shared/join-captions';

/** Brings the playlists of a film that is ready to what its record says; before that, whoever makes it ready does so. */
export async function joinIfReady(desk: CaptionDesk, film: VideoRecord): Promise<void> {
  if (film.status !== 'ready') return;
  const { id, attempt, durationSeconds } = film;
  await joinFilmCaptions(desk, { id, run: attempt.run, durationSeconds });
}
