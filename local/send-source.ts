import { openAsBlob } from 'node:fs';
import { z } from 'zod';
import type { AnnouncedSource } from './announce-source';
import type { ApiCall } from './local-api';

const signed = z.object({ parts: z.array(z.object({ partNumber: z.int(), url: z.url(), size: z.int() })) });
const anything = z.unknown();

interface SendSourceOptions {
  readonly api: ApiCall;
  readonly path: string;
  readonly film: AnnouncedSource & { readonly upload: NonNullable<AnnouncedSource['upload']> };
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a film's file in parts, streamed, and completes it.
 *
 * @throws Error when the bucket refuses a part
 */
export async function sendSource({ api, path, film, onProgress, signal }: SendSourceOptions): Promise<void> {
  const { partSize, parts } = film.upload;
  const file = await openAsBlob(path);
  const folder = `/videos/${film.id}/upload`;
  const sent: { partNumber: number; eTag: string }[] = [];
  for (let number = 1; number <= parts; number++) {
    const answer = await api(`${folder}/parts`, { body: { parts: [number] }, answer: signed });
    for (const { partNumber, url, size } of answer.parts) {
      const from = (partNumber - 1) * partSize;
      const response = await fetch(url, { method: 'PUT', body: file.slice(from, from + size), signal });
      if (!response.ok) throw new Error(`the bucket answered ${response.status} to part ${partNumber}`);
      sent.push({ partNumber, eTag: response.headers.get('etag') ?? '' });
    }
    onProgress(number / parts);
  }
  await api(`${folder}/complete`, { body: { parts: sent }, answer: anything });
}
