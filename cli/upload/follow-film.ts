import type { Clock } from '../../local/clock';
import type { Video } from '../api/answers';
import type { VideosApi } from '../api/videos-api';
import { UploadFault } from './upload-fault';

const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;

export interface FollowOptions {
  readonly api: VideosApi;
  readonly id: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Hears of the film each time it is asked for. */
  readonly onVideo: (video: Video) => void;
}

/**
 * Waits until a film is ready or has failed. The pauses grow while nothing changes.
 *
 * @throws UploadFault where it is deleted meanwhile
 */
export async function followFilm({ api, id, clock, signal, onVideo }: FollowOptions): Promise<Video> {
  let seen = '';
  for (let pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    const video = await api.video(id);
    onVideo(video);
    if (video.status === 'ready' || video.status === 'failed') return video;
    if (video.status === 'deleting') {
      throw new UploadFault(
        'The film was deleted before it was ready.',
        'Upload it again if that was not meant.',
      );
    }
    const state = `${video.status} ${video.progress ?? ''}`;
    if (state !== seen) pause = SHORTEST_PAUSE;
    seen = state;
    await clock.sleep(pause, signal);
  }
}
