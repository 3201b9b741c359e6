import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announceSource } from '../../local/announce-source';
import { type ApiCall, ApiRefusal } from '../../local/local-api';
import { temporaryFolder } from './temporary-folder';

const path = join(temporaryFolder(), 'film.mp4');
const upload = { partSize: 8, parts: 1 };

/** An API whose answers come in this order; of each call it keeps the key. */
function apiOf(...answers: readonly (Error | { video: { id: string; status: string }; upload?: object })[]) {
  const keys: (string | undefined)[] = [];
  const api: ApiCall = async (_path, { answer, idempotencyKey }) => {
    const next = answers[keys.length];
    keys.push(idempotencyKey);
    if (next instanceof Error) throw next;
    return answer.parse(next);
  };
  return { keys, announce: () => announceSource(api, { path, title: 'Film', type: 'video/mp4' }) };
}

beforeEach(() => writeFileSync(path, 'film'));

test('films of a file that have failed or were deleted are passed over', async () => {
  const { keys, announce } = apiOf(
    { video: { id: 'a', status: 'failed' } },
    new ApiRefusal(409, { code: 'video_state', title: '' }),
    { video: { id: 'c', status: 'uploading' }, upload },
  );
  expect(await announce()).toEqual({ id: 'c', upload });
  expect(new Set(keys).size).toBe(3);
});

test('the same file is the same film at every start', async () => {
  const known = { video: { id: 'a', status: 'ready' } };
  const [first, second] = [apiOf(known), apiOf(known)];
  expect(await first.announce()).toEqual({ id: 'a', upload: undefined });
  await second.announce();
  expect(second.keys).toEqual(first.keys);
});

test('a refusal for another reason is told', async () => {
  const { announce } = apiOf(new ApiRefusal(422, { code: 'upload_too_large', title: 'Too large.' }));
  await expect(announce()).rejects.toThrow('Too large.');
});

test('an empty file is told of before the API is asked', async () => {
  writeFileSync(path, '');
  const { keys, announce } = apiOf();
  await expect(announce()).rejects.toThrow('The file is empty.');
  expect(keys).toEqual([]);
});
