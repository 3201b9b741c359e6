import { join } from 'node:path';
import { ffmpeg, H264, picture, tone } from '../local/packager/make-film';
import { type BareStack, startBareStack } from '../running-stack';
import { cataloguedFilms } from './catalogued-films';
import { uploadFilm } from './upload-film';

const UPLOADS = 40;

let stack: BareStack;

beforeAll(async () => {
  stack = await startBareStack();
}, 120_000);

afterAll(() => stack?.close());

/** Resolves when so many films have been announced. */
function announced(count: number): Promise<void> {
  let heard = 0;
  return new Promise(all => {
    stack.running.services.sns.published(() => {
      heard += 1;
      if (heard === count) all();
    });
  });
}

test('forty uploads at once are forty films that are ready, each from one job', async () => {
  const source = join(stack.dataDir, 'source.mp4');
  ffmpeg(...picture('128x72', '25', 2), ...tone(2), ...H264, '-c:a', 'aac', '-ac', '2', source);
  const all = announced(UPLOADS);
  const ids = await Promise.all(Array.from({ length: UPLOADS }, () => uploadFilm(stack.stack, source)));
  await all;

  await stack.running.services.mediaConvert.idle();
  const films = await cataloguedFilms(stack.stack);
  expect(films.map(({ status }) => status)).toEqual(ids.map(() => 'ready'));
  expect(films.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  const jobs = stack.running.services.mediaConvert.jobs();
  expect(jobs.map(({ request }) => request.userMetadata['video']).sort()).toEqual(ids.toSorted());
  expect(jobs.every(({ status }) => status === 'COMPLETE')).toBe(true);
}, 180_000);
