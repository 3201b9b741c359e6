import type { Exchange } from '../exchange';
import type { S3Request } from '../s3-request';
import { receiveBody } from './receive-body';

/** Largest XML body in bytes; ten thousand parts with their checksums take less. */
const TEXT_MAX = 4 * 1024 ** 2;

const texts = new WeakMap<S3Request, Promise<string>>();

/** A request's small body as text, after everything promised for it was checked. It may be asked for again. */
export function receiveText(exchange: Exchange): Promise<string> {
  const { request } = exchange;
  const text = texts.get(request) ?? receive(exchange);
  texts.set(request, text);
  return text;
}

async function receive(exchange: Exchange): Promise<string> {
  const chunks: Buffer[] = [];
  await receiveBody(exchange, TEXT_MAX, chunk => {
    chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString('utf8');
}
