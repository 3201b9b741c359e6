import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeFilm } from '../../../local/packager/probe-film';
import { ffmpeg, H264, picture, tone } from './make-film';

const dir = mkdtempSync(join(tmpdir(), 'probe-'));
const at = (name: string) => join(dir, name);
afterAll(() => rmSync(dir, { recursive: true }));

describe('probing a film', () => {
  test('tells its container, its length, its picture and its sound', async () => {
    ffmpeg(
      ...picture('320x180', '30000/1001', 2),
      ...tone(2),
      ...H264,
      '-c:a',
      'aac',
      '-ac',
      '1',
      at('film.mp4'),
    );
    expect(await probeFilm(at('film.mp4'))).toMatchObject({
      container: expect.stringContaining('mp4'),
      durationSeconds: expect.closeTo(2, 1),
      video: {
        codec: 'h264',
        width: 320,
        height: 180,
        sampleAspectRatio: { num: 1, den: 1 },
        rotation: 0,
        nominalFrameRate: { num: 30_000, den: 1001 },
      },
      audio: { codec: 'aac', channels: 1 },
    });
  });

  test('takes a name with a colon, a space and a dash at its head', async () => {
    ffmpeg(...picture('64x64', '25', 1), ...H264, `file:${at('-a b:c.mp4')}`);
    expect((await probeFilm(at('-a b:c.mp4'))).audio).toBeUndefined();
  });

  test.each([
    [
      'text named .mp4',
      'source_unreadable',
      (path: string) => writeFileSync(path, 'not a film\n'.repeat(500)),
    ],
    ['an empty file', 'source_unreadable', (path: string) => writeFileSync(path, '')],
    [
      'a film without its index',
      'source_unreadable',
      (path: string) => {
        ffmpeg(...picture('320x180', '25', 1), ...H264, path);
        truncateSync(path, 4000);
      },
    ],
    [
      'a playlist that points elsewhere',
      'source_unreadable',
      (path: string) => {
        writeFileSync(
          path,
          '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/1.ts\n#EXT-X-ENDLIST\n',
        );
      },
    ],
    ['sound only', 'no_video', (path: string) => ffmpeg(...tone(1), '-c:a', 'aac', path)],
    ['nothing', 'source_missing', () => {}],
  ])('refuses %s with %s, in one line', async (name, code, make) => {
    const path = at(`${name}.mp4`);
    make(path);
    const message = expect.stringMatching(/^[^\n]+$/);
    await expect(probeFilm(path)).rejects.toMatchObject({ name: 'PackagerError', code, message });
  });

  test('refuses a text file and a picture whatever they are called', async () => {
    writeFileSync(at('notes.txt'), 'hello\n'.repeat(200));
    ffmpeg(...picture('64x64', '25', 1), '-frames:v', '1', at('still.png'));
    for (const name of ['notes.txt', 'still.png']) {
      await expect(probeFilm(at(name))).rejects.toMatchObject({ code: 'source_unreadable' });
    }
  });
});
