import { brotliDecompressSync, gunzipSync } from 'node:zlib';

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/**
 * Makes sure that what is measured does its work.
 *
 * @throws Error when the answer is no playlist with a signature on every segment
 */
export function checkAnswer(answer: Answer, segments: number): void {
  const bytes = Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8');
  checkPlaylist(decode(bytes, answer.headers['content-encoding']), segments);
  if (answer.statusCode !== 200) throw new Error(`the answer is ${answer.statusCode}`);
}

/** @throws Error when the text is no playlist with an absolute, signed URL for every segment */
export function checkPlaylist(playlist: Buffer, segments: number): void {
  const signed = playlist.toString().match(/^https:\S+[?&]Signature=\S+$/gm)?.length ?? 0;
  if (signed !== segments) throw new Error(`${signed} of ${segments} segments are signed`);
}

function decode(bytes: Buffer, coding: string | undefined): Buffer {
  if (coding === 'br') return brotliDecompressSync(bytes);
  return coding === 'gzip' ? gunzipSync(bytes) : bytes;
}
