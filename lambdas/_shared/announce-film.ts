import type { FailedVideo, ReadyVideo } from '../../core/video/record';
import { type CaptionDesk, joinFilmCaptions } from './join-captions';
import type { Recorded } from './record-fact';
import { type Desk, takeFact } from './take-fact';
import type { VideoEvents } from './video-events';

export interface AnnouncingDesk extends Desk, Pick<CaptionDesk, 'files'> {
  readonly videoEvents: VideoEvents;
}

/**
 * Tells the world how a film has ended, then writes that down: it is told at least once, whatever ends in between.
 *
 * A ready film's captions are joined first, although `jobFact` has done so before the film became ready. That one may
 * have failed or broken off, and captions may have come or gone while the film was becoming ready, when the API saw that
 * it was not yet. As long as joining fails the film is ready without its captions, and the sweep comes back to it because
 * the world has not been told.
 */
export async function announceFilm(desk: AnnouncingDesk, film: ReadyVideo | FailedVideo): Promise<Recorded> {
  if (film.status === 'ready') {
    const { id, attempt, durationSeconds } = film;
    await joinFilmCaptions(desk, { id, run: attempt.run, durationSeconds });
  }
  await desk.videoEvents.announce(film);
  return takeFact(desk, film.id, { kind: 'announced' });
}
