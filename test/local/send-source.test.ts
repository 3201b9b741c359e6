import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { FilmFailed } from '../../local/film-failed';
import { listen } from '../../local/listen';
import type { ApiCall } from '../../local/local-api';
import { sendSource } from '../../local/send-source';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();

/** Sends a film of ten bytes to a bucket that answers with this status; something happens to it before its part goes. */
async function send(status: number, meanwhile: (path: string) => void): Promise<void> {
  const path = join(dir, `${status}.mp4`);
  writeFileSync(path, 'ten bytes!');
  const bucket = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status).end());
  });
  const url = await listen(bucket, 0);
  const api: ApiCall = async (_, { answer }) => {
    meanwhile(path);
    return answer.parse({ parts: [{ partNumber: 1, url, size: 10 }] });
  };
  const film = { id: 'id', upload: { partSize: 10, parts: 1 } };
  const { signal } = new AbortController();
  try {
    await sendSource({ api, path, film, onProgress: () => undefined, signal });
  } finally {
    bucket.close();
  }
}

test('a file that changes while it is sent fails its film, and says so', async () => {
  const sending = send(200, path => appendFileSync(path, 'more'));
  await expect(sending).rejects.toThrow(FilmFailed);
  await expect(sending).rejects.toThrow('The file has changed while it was sent.');
});

test('a bucket that does not take a part fails its film, with the status and the part', async () => {
  const sending = send(500, () => undefined);
  await expect(sending).rejects.toThrow(FilmFailed);
  await expect(sending).rejects.toThrow('answered 500 to part 1');
});
