import { join } from 'node:path';
import { makePaddedFilm } from '../../local/packager/padded-film';
import { type BareStack, startBareStack } from '../../running-stack';
import { cataloguedFilms } from '../../stack/catalogued-films';
import { openCliSession } from '../../stack/cli-session';
import { uploadKilled } from '../../stack/killed-upload';
import { fileDigest, sourceDigest } from '../../stack/source-digest';

const GIB = 1024 ** 3;
const PARTS = 256;

/** Most memory that the process may ever have, in bytes. */
const RESIDENT_MAX = 200e6;

let stack: BareStack;

beforeAll(async () => {
  stack = await startBareStack();
}, 120_000);

afterAll(() => stack?.close());

test('a film of 2 GiB whose upload is killed twice is there byte for byte; it took less than 200 MB of memory', async () => {
  const cli = await openCliSession(stack);
  const path = join(cli.home, 'feature.mp4');
  makePaddedFilm(path, 2 * GIB);
  const args = [path, '--parallel', '8'];
  const stops = [PARTS / 4, (3 * PARTS) / 4];
  const { ended, peaks } = await uploadKilled(stack, cli, { args, stops, parts: PARTS });
  process.stdout.write(`resident at most ${peaks.map(peak => Math.round(peak / 1e6)).join(', ')} MB\n`);
  expect(ended.code).toBe(0);
  expect(peaks).toHaveLength(3);
  for (const peak of peaks) expect(peak).toBeLessThan(RESIDENT_MAX);

  const [film, ...others] = await cataloguedFilms(stack.stack);
  expect([film?.status, others]).toEqual(['ready', []]);
  expect(await sourceDigest(stack.stack, film?.id ?? '')).toBe(await fileDigest(path));
}, 1_200_000);
