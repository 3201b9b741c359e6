import type { FailedVideo, ReadyVideo } from '../../core/video/record';
import type { Recorded } from './record-fact';
import { type Desk, takeFact } from './take-fact';
import type { VideoEvents } from './video-events';

export interface AnnouncingDesk extends Desk {
  readonly videoEvents: VideoEvents;
}

/** Tells the world how a film has ended, then writes that down: it is told at least once, whatever ends in between. */
export async function announceFilm(desk: AnnouncingDesk, film: ReadyVideo | FailedVideo): Promise<Recorded> {
  await desk.videoEvents.announce(film);
  return takeFact(desk, film.id, { kind: 'announced' });
}
