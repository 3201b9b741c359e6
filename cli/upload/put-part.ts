import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** Bytes that are in memory of each part that is being sent. */
const CHUNK = 256 * 1024;

/** Milliseconds without a byte on the connection after which it counts as lost. */
const LONGEST_SILENCE = 60_000;

/** Bytes of a refusal that are read; S3's have less than a thousand. */
const REFUSAL_MAX = 16_384;

export interface PartOptions {
  /** Signed for this part; it holds its own right and is told to nobody else. */
  readonly url: string;
  readonly handle: FileHandle;
  /** Where the part begins in the file. */
  readonly position: number;
  /** Bytes. */
  readonly length: number;
  readonly signal: AbortSignal;
  /** Hears of bytes that are on their way. */
  readonly onBytes: (bytes: number) => void;
}

export type PartOutcome =
  | { readonly kind: 'stored'; readonly eTag: string; readonly md5: string }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | undefined }
  /** Nobody knows whether it was stored. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** The file has fewer bytes than it had. */
  | { readonly kind: 'short' };

/** Sends one part straight from the file, never holding more of it than a chunk. It fails only when it is aborted. */
export async function putPart(options: PartOptions): Promise<PartOutcome> {
  const { url, length, signal } = options;
  signal.throwIfAborted();
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  const outgoing = send(url, { method: 'PUT', headers: { 'content-length': length }, signal });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
  outgoing.setTimeout(LONGEST_SILENCE, () => outgoing.destroy(new Error('ETIMEDOUT')));
  try {
    // A refusal may come before the last byte has left, and then no more need to.
    const feeding = feed(outgoing, options);
    feeding.catch(() => {});
    const first = await Promise.race([answer, feeding]);
    if (first === undefined) return { kind: 'short' };
    const response = await answer;
    if (response.statusCode === 200) {
      response.resume();
      return { kind: 'stored', eTag: response.headers.etag ?? '', md5: await feeding.then(md5 => md5 ?? '') };
    }
    return { kind: 'refused', status: response.statusCode ?? 0, code: await refusalCode(response) };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'lost', reason: (error as NodeJS.ErrnoException).code ?? 'no answer' };
  } finally {
    // What has not left by now is not wanted.
    if (!outgoing.writableFinished) outgoing.destroy();
  }
}

/** Writes the part's bytes; gives their MD5, or nothing where the file ends too early. */
async function feed(
  outgoing: ClientRequest,
  { handle, position, length, onBytes }: PartOptions,
): Promise<string | undefined> {
  const hash = createHash('md5');
  const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, length));
  for (let sent = 0; sent < length; ) {
    const wanted = Math.min(buffer.length, length - sent);
    const { bytesRead } = await handle.read(buffer, 0, wanted, position + sent);
    if (bytesRead === 0) return undefined;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    // The buffer is used again once the chunk has left.
    await new Promise<void>((resolve, reject) => {
      outgoing.write(chunk, error => (error ? reject(error) : resolve()));
    });
    sent += bytesRead;
    onBytes(bytesRead);
  }
  outgoing.end();
  return hash.digest('hex');
}

/** S3's code for why, from its XML. */
async function refusalCode(response: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    if (text.length > REFUSAL_MAX) break;
  }
  return /<Code>([A-Za-z]{1,40})<\/Code>/.exec(text)?.[1];
}
