import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '../../../local/listen';
import { transcode } from '../../../local/packager/transcode';
import { jobOf } from './job-of';
import { ffmpeg, H264, picture, tone } from './make-film';

const dir = mkdtempSync(join(tmpdir(), 'sources-'));
const at = (name: string) => join(dir, name);
afterAll(() => rmSync(dir, { recursive: true }));

const run = (source: string, signal?: AbortSignal, onProgress = () => {}) =>
  transcode(jobOf(source), { outDir: at('out'), onProgress, signal });
afterEach(() => rmSync(at('out'), { recursive: true, force: true }));

describe('a source', () => {
  test('may lie behind a URL, with its index at its end', async () => {
    ffmpeg(...picture('160x90', '25', 2), ...H264, at('film.mp4'));
    const server = createServer((request, response) => {
      const film = readFileSync(at('film.mp4'));
      const first = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const range = `bytes ${first}-${film.length - 1}/${film.length}`;
      response.writeHead(206, { 'content-range': range, 'accept-ranges': 'bytes' }).end(film.subarray(first));
    });
    const origin = await listen(server, 0);
    expect((await run(`${origin}/film?signature=secret`)).durationInMs).toBe(2000);
    server.close();
  });

  test('may have a name with a colon, a space and a dash at its head', async () => {
    ffmpeg(...picture('160x90', '25', 1), ...H264, `file:${at('-a b:c.mp4')}`);
    expect((await run(at('-a b:c.mp4'))).durationInMs).toBe(1000);
  });

  test('that its URL does not give is an error that does not tell the URL', async () => {
    const server = createServer((_, response) => response.writeHead(403).end());
    const origin = await listen(server, 0);
    await expect(run(`${origin}/film?signature=secret`)).rejects.toMatchObject({
      code: 'encoding_failed',
      message: expect.not.stringMatching(/secret|127\.0\.0\.1|\n/),
    });
    server.close();
  });

  test.each([
    ['text', (path: string) => writeFileSync(path, 'not a film\n'.repeat(500))],
    ['nothing', (path: string) => writeFileSync(path, '')],
    ['sound alone', (path: string) => ffmpeg(...tone(1), '-c:a', 'aac', path)],
    [
      'a playlist, which would make ffmpeg read elsewhere',
      (path: string) =>
        writeFileSync(path, '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfilm.mp4\n#EXT-X-ENDLIST\n'),
    ],
  ])('that holds %s is refused', async (name, make) => {
    make(at(`${name}.mp4`));
    await expect(run(at(`${name}.mp4`))).rejects.toMatchObject({ code: 'source_unreadable' });
  });

  test('is left alone once it is called off', async () => {
    ffmpeg(...picture('640x360', '30', 4), ...H264, at('long.mp4'));
    const stop = new AbortController();
    const reason = new Error('called off');
    await expect(run(at('long.mp4'), stop.signal, () => stop.abort(reason))).rejects.toBe(reason);
  });
});
