import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../../local/listen';

export interface OriginRecord {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface RecordingOrigin {
  readonly url: string;
  readonly requests: OriginRecord[];
  /** How requests are answered from now on. */
  respond: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** An origin on the loopback that keeps what it was asked. */
export async function startRecordingOrigin(respond: RecordingOrigin['respond']): Promise<RecordingOrigin> {
  const server = createServer((request, response) => {
    origin.requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    origin.respond(request, response);
  });
  const origin: RecordingOrigin = {
    url: await listen(server, 0),
    requests: [],
    respond,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return origin;
}
