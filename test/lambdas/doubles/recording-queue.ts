import type { ContinueMessage, UploadQueue } from '../../../lambdas/_shared/upload-queue';

/** An upload queue that keeps what it is sent. */
export class RecordingQueue implements UploadQueue {
  readonly sent: (ContinueMessage & { delaySeconds: number })[] = [];
  /** Runs before each message is taken, and may throw in its place. */
  beforeSend: () => void = () => undefined;

  async send(message: ContinueMessage, delaySeconds: number): Promise<void> {
    this.beforeSend();
    this.sent.push({ ...message, delaySeconds });
  }
}
