import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FakeFilm } from './fake-film';

/** What becomes of a part: stored, no answer after it was stored, no connection, refused, or nothing until the client goes. */
export type PartFate = 'store' | 'answer_lost' | 'drop' | 'slow_down' | 'hold' | 'damage';

/** The side of S3 that takes parts; only the digest of what comes is kept. */
export function createFakeBucket(film: (id: string) => FakeFilm | undefined) {
  let generation = 0;
  const bucket = {
    /** How many part requests came, whatever became of them. */
    requests: 0,
    /** Bytes that came in stored parts. */
    stored: 0,
    /** Most parts that were being sent at the same time. */
    atOnce: 0,
    open: 0,
    fate: (_part: number, _request: number): PartFate => 'store',
    /** Headers that came with parts. */
    headers: [] as IncomingMessage['headers'][],
    urlOf: (origin: string, id: string, part: number) =>
      `${origin}/bucket/${id}/${part}?X-Amz-Signature=secret-signature-${generation}`,
    /** URLs that were signed until now are good no more. */
    expireUrls: () => generation++,
    async put(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
      bucket.requests++;
      bucket.headers.push(request.headers);
      bucket.atOnce = Math.max(bucket.atOnce, ++bucket.open);
      response.once('close', () => bucket.open--);
      const [, , id = '', number = ''] = url.pathname.split('/');
      const part = Number(number);
      const fate = bucket.fate(part, bucket.requests);
      if (fate === 'drop') return void request.socket.destroy();
      if (fate === 'hold') return;
      if (fate === 'slow_down') return refuse(response, 503, 'SlowDown');
      if (url.searchParams.get('X-Amz-Signature') !== `secret-signature-${generation}`) {
        return refuse(response, 403, 'AccessDenied');
      }
      const md5 = createHash('md5');
      let size = 0;
      try {
        for await (const chunk of request) {
          md5.update(chunk);
          size += chunk.length;
        }
      } catch {
        return;
      }
      const target = film(id);
      if (target === undefined || size !== Number(request.headers['content-length'])) {
        return refuse(response, 404, 'NoSuchUpload');
      }
      const eTag = `"${fate === 'damage' ? '0'.repeat(32) : md5.digest('hex')}"`;
      target.parts.set(part, { size, eTag });
      bucket.stored += size;
      if (fate === 'answer_lost') return void request.socket.destroy();
      response.writeHead(200, { etag: eTag }).end();
    },
  };
  return bucket;
}

export type FakeBucket = ReturnType<typeof createFakeBucket>;

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>secret-detail</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' }).end(body);
}
