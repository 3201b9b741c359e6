import type { Clock } from '../../../local/clock';
import { barProgress } from './bar-progress';
import { lineProgress } from './line-progress';

/** Shows how far an upload is. */
export interface UploadProgress {
  /** @param sent bytes that had arrived before */
  begin(film: { readonly name: string; readonly size: number; readonly sent: number }): void;
  /** So many bytes more are on their way; fewer than 0 where some did not arrive. */
  move(bytes: number): void;
  /** The film is in this state; percent where it is known. */
  stage(status: string, percent?: number): void;
  /** Nothing more comes of this film. */
  end(): void;
}

/** A bar on a terminal, else lines. */
export function createProgress(output: NodeJS.WriteStream, clock: Clock): UploadProgress {
  return output.isTTY ? barProgress(output, clock) : lineProgress(line => output.write(`${line}\n`), clock);
}
