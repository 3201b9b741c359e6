import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '../listen';

/** Largest answer in bytes (CloudFormation, "Custom resource response objects"). */
const ANSWER_LIMIT = 4096;

export interface ResponseListener {
  readonly url: string;
  /** The body of the first answer, or undefined when it was longer than CloudFormation takes. Pends until one comes. */
  readonly answer: Promise<string | undefined>;
  close(): Promise<void>;
}

/** Takes one PUT at a URL that nobody can guess: what CloudFormation's ResponseURL is. */
export async function listenForResponse(): Promise<ResponseListener> {
  const { promise: answer, resolve } = Promise.withResolvers<string | undefined>();
  const path = `/${randomUUID()}`;
  const server = createServer(async (request, response) => {
    if (request.method !== 'PUT' || request.url !== path) {
      response.writeHead(403).end();
      return;
    }
    const body = await readAnswer(request);
    response.writeHead(body === undefined ? 400 : 200).end();
    resolve(body);
  });
  const origin = await listen(server, 0);
  return {
    url: origin + path,
    answer,
    close() {
      const closed = new Promise<void>(done => server.close(() => done()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function readAnswer(request: IncomingMessage): Promise<string | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .once('end', () => {
        const body = Buffer.concat(chunks);
        resolve(body.length <= ANSWER_LIMIT ? body.toString('utf8') : undefined);
      })
      .once('close', () => resolve(undefined));
  });
}
