import type { Exchange } from '../exchange';
import { receiveBody } from './receive-body';

/** Largest XML body in bytes; ten thousand parts with their checksums take less. */
const TEXT_MAX = 4 * 1024 ** 2;

/** A request's small body as text, after everything promised for it was checked. */
export async function receiveText(exchange: Exchange): Promise<string> {
  const chunks: Buffer[] = [];
  await receiveBody(exchange, TEXT_MAX, chunk => {
    chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString('utf8');
}
