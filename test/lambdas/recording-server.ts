import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface RecordedRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status: number;
  body: string | Buffer;
  headers?: Record<string, string>;
}

export interface RecordingServer {
  origin: string;
  requests: RecordedRequest[];
  /** What the next requests are answered with; `hang` never answers, `drop` closes the connection. */
  reply: (request: RecordedRequest) => Reply | 'hang' | 'drop';
  close(): Promise<void>;
}

/** An HTTP server on a free port of 127.0.0.1 that stands for a service of AWS and keeps what it was asked. */
export async function startRecordingServer(reply: RecordingServer['reply']): Promise<RecordingServer> {
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const request: RecordedRequest = {
      method: message.method ?? '',
      url: message.url ?? '',
      headers: message.headers,
      body: Buffer.concat(chunks).toString(),
    };
    recording.requests.push(request);
    const answer = recording.reply(request);
    if (answer === 'drop') message.socket.destroy();
    else if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const recording: RecordingServer = {
    origin: '',
    requests: [],
    reply,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  recording.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return recording;
}
