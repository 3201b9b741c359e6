import type { FailedVideo, ReadyVideo } from '../../../core/video/record';
import type { VideoEvents } from '../../../lambdas/_shared/video-events';

/** A topic that keeps what it is told. */
export class RecordingVideoEvents implements VideoEvents {
  readonly announced: (ReadyVideo | FailedVideo)[] = [];
  /** Runs before each film is taken, and may throw in its place. */
  beforeAnnounce: () => void = () => undefined;

  async announce(record: ReadyVideo | FailedVideo): Promise<void> {
    this.beforeAnnounce();
    this.announced.push(record);
  }
}
