import { type IncomingHttpHeaders, request } from 'node:http';

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Address of the viewer's end. */
  readonly localAddress?: string;
}

/** Sends a request whose path goes out exactly as written; `fetch` would normalise it. */
export function send(origin: string, path: string, sending: Sending = {}): Promise<Received> {
  const { hostname, port } = new URL(origin);
  const { method = 'GET', headers = {}, body, localAddress } = sending;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, path, method, headers, agent: false, ...(localAddress && { localAddress }) },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const whole = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: whole,
            text: whole.toString(),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
