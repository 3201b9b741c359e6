import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** One request, its path and query written out: nothing resolves or encodes them on their way. */
export interface Asking {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Milliseconds for which an answer is waited for. */
const LONGEST_WAIT = 30_000;

/** @throws Error where there is no answer */
export function ask(origin: string, { path, method = 'GET', headers = {}, body }: Asking): Promise<Received> {
  const { protocol, hostname, port } = new URL(origin);
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send({ hostname, port, path, method, headers, timeout: LONGEST_WAIT }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('latin1'),
        }),
      );
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
