import { openAsBlob } from 'node:fs';
import { z } from 'zod';
import type { AnnouncedSource } from './announce-source';
import { FilmFailed } from './film-failed';
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
 * @throws FilmFailed when the file has changed since it was announced, or the bucket refuses a part
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
      const body = file.slice(from, from + size);
      const response = await fetch(url, { method: 'PUT', body, signal }).catch((error: Error) => {
        // A file that openAsBlob has opened is read as it was then, or not at all.
        if (error.cause instanceof DOMException && error.cause.name === 'NotReadableError')
          throw new FilmFailed(CHANGED);
        throw error;
      });
      if (!response.ok) throw new FilmFailed(refused(response.status, partNumber));
      sent.push({ partNumber, eTag: response.headers.get('etag') ?? '' });
    }
    onProgress(number / parts);
  }
  await api(`${folder}/complete`, { body: { parts: sent }, answer: anything });
}

const CHANGED = { message: 'The file has changed while it was sent.', hint: 'Start again once it is whole.' };

function refused(status: number, part: number): ConstructorParameters<typeof FilmFailed>[0] {
  return { message: `The bucket has answered ${status} to part ${part}.`, hint: 'Start again to go on.' };
}
