import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';
import { z } from 'zod';

/** Told by every HTTP server of the process (Node.js, "diagnostics_channel", built-in channels). */
const STARTED = 'http.server.request.start';

const started = z.object({ response: z.instanceof(ServerResponse) });

/** Counts the HTTP requests that this process is answering. */
export class RequestsUnderWay {
  #count = 0;
  readonly #listener = (message: unknown): void => {
    const { response } = started.parse(message);
    this.#count += 1;
    response.once('close', () => {
      this.#count -= 1;
    });
  };

  constructor() {
    subscribe(STARTED, this.#listener);
  }

  get count(): number {
    return this.#count;
  }

  close(): void {
    unsubscribe(STARTED, this.#listener);
  }
}
