import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCall } from '../../../cli/api/call';
import { openVideosApi } from '../../../cli/api/videos-api';
import { openJournal } from '../../../cli/upload/journal';
import { openSource, type SourceFile } from '../../../cli/upload/source-file';
import { type UploadFilmOptions, uploadFilm } from '../../../cli/upload/upload-film';
import { EMAIL, PASSWORD } from '../fake-stack/fake-accounts';
import { TO_READY } from '../fake-stack/fake-film';
import { type FakeStack, startFakeStack } from '../fake-stack/start-fake-stack';
import { instantClock } from './instant-clock';

const folder = mkdtempSync(join(tmpdir(), 'upload-film-'));
const path = join(folder, 'film.mp4');
let stack: FakeStack;
let source: SourceFile;
let notes: string[];
let clock: ReturnType<typeof instantClock>;

beforeEach(async () => {
  stack = await startFakeStack();
  stack.partSize = 65_536;
  stack.accounts.login({ email: EMAIL, password: PASSWORD });
  writeFileSync(path, Buffer.alloc(200_000, 7));
  source = await openSource(path);
  clock = instantClock();
  notes = [];
});

afterEach(async () => {
  await source.handle.close();
  await stack.close();
  expect(stack.violations).toEqual([]);
});

afterAll(() => rmSync(folder, { recursive: true }));

const silent = { begin() {}, move() {}, stage() {}, end() {} };

function upload(changed: Partial<UploadFilmOptions> = {}) {
  const token = async () => stack.accounts.access();
  const tokens = { current: token, renewed: token };
  const call = createCall({ api: stack.origin(), clock, random: () => 0, attempts: 3, tokens });
  return uploadFilm({
    api: openVideosApi(call),
    journal: openJournal(join(folder, 'profile.json'), stack.origin(), source.fingerprint),
    source,
    visibility: 'private',
    captions: [],
    parallel: 2,
    progress: silent,
    note: line => notes.push(line),
    clock,
    random: () => 0,
    newKey: () => `key-${Math.random()}`,
    signal: new AbortController().signal,
    ...changed,
  });
}

/** Lets a call come to grief the first so many times. */
function refuseFirst(call: RegExp, how: ReturnType<FakeStack['refuse']>, times = 1): void {
  let left = times;
  stack.refuse = each => (call.test(each) && left-- > 0 ? how : undefined);
}

const journals = () => readdirSync(join(folder, 'uploads'));

test('an announcement whose answer is lost makes one film', async () => {
  refuseFirst(/^POST \/api\/videos$/, 'drop_after');
  await upload();
  expect(stack.films.size).toBe(1);
});

test('also where the run ends before the answer comes: the next one meets the same film', async () => {
  refuseFirst(/^POST \/api\/videos$/, 'drop_after', 3);
  await expect(upload()).rejects.toThrow('The API does not answer');
  expect(journals()).toHaveLength(1);
  await upload();
  expect(stack.films.size).toBe(1);
  expect(journals()).toEqual([]);
});

test('an announcement that is refused leaves nothing to go on with', async () => {
  refuseFirst(/^POST \/api\/videos$/, 'upload_type_not_taken');
  await expect(upload()).rejects.toMatchObject({ code: 'upload_type_not_taken' });
  expect(journals()).toEqual([]);
});

test('a completion whose answer is lost has completed, once', async () => {
  refuseFirst(/complete$/, 'drop_after');
  const { video } = await upload();
  expect(video.status).toBe('ready');
  expect([...stack.films.values()].map(({ completions }) => completions)).toEqual([1]);
});

test('parts that the bucket has confirmed and does not have are sent once more', async () => {
  stack.refuse = call => {
    // Before the first completion, one of the four is lost.
    if (call.endsWith('/complete') && stack.bucket.requests === 4) {
      for (const { parts } of stack.films.values()) parts.delete(2);
    }
    return undefined;
  };
  await upload();
  expect(stack.bucket.requests).toBe(5);
  expect([...stack.films.values()].map(({ completions }) => completions)).toEqual([1]);
});

test('a run that ends after the completion is followed up without sending anything', async () => {
  refuseFirst(/^GET /, 'drop', 3);
  await expect(upload()).rejects.toThrow('The API does not answer');
  const { requests } = stack.bucket;
  const { grant } = await upload();
  expect(grant?.hls).toMatch(/index\.m3u8$/);
  expect(stack.bucket.requests).toBe(requests);
});

test('a file that had arrived whole, which only a look at its upload shows, is not sent again', async () => {
  refuseFirst(/complete$/, 'drop', 3);
  await expect(upload()).rejects.toThrow('The API does not answer');
  const { requests } = stack.bucket;
  stack.refuse = call => {
    if (!/^GET .*upload$/.test(call)) return undefined;
    for (const film of stack.films.values()) {
      [film.state, film.coming] = [{ status: 'uploaded' }, [...TO_READY]];
    }
    return 'upload_state';
  };
  expect((await upload()).video.status).toBe('ready');
  expect([stack.films.size, stack.bucket.requests]).toEqual([1, requests]);
});

test('an upload that is not there any more, with no file in its place, is begun anew', async () => {
  refuseFirst(/upload\/parts$/, 'drop', 3);
  await expect(upload()).rejects.toThrow();
  refuseFirst(/^GET .*upload$/, 'upload_state');
  expect((await upload()).video.status).toBe('ready');
  expect(stack.films.size).toBe(2);
});

test('a film that was deleted meanwhile is begun anew', async () => {
  refuseFirst(/upload\/parts$/, 'drop', 3);
  await expect(upload()).rejects.toThrow();
  for (const film of stack.films.values()) film.isDeleted = true;
  await upload();
  expect(stack.films.size).toBe(2);
});

const failure = { code: 'upload_abandoned', message: 'It was not finished.', hint: 'Upload it again.' };

test.each([
  ['whose upload was given up meanwhile', { status: 'failed', failure }],
  ['of somebody else, who used the profile before', { status: 'ready', mine: false }],
])('a film %s is not gone on with: another is begun', async (_name, state) => {
  refuseFirst(/upload\/parts$/, 'drop', 3);
  await expect(upload()).rejects.toThrow();
  for (const film of stack.films.values()) film.state = state;
  expect((await upload()).video.status).toBe('ready');
  expect(stack.films.size).toBe(2);
});

test('who has to sign in again goes on afterwards with the same film', async () => {
  refuseFirst(/^POST \/api\/videos$/, 'drop_after', 3);
  await expect(upload()).rejects.toThrow('The API does not answer');
  refuseFirst(/^POST \/api\/videos$/, 'token_invalid');
  await expect(upload()).rejects.toMatchObject({ status: 401 });
  await upload();
  expect(stack.films.size).toBe(1);
});

test('a later run keeps the title that the first one gave, and says so', async () => {
  refuseFirst(/upload\/parts$/, 'drop', 3);
  await expect(upload({ title: 'First' })).rejects.toThrow();
  const { video } = await upload({ title: 'Second' });
  expect(video.title).toBe('First');
  expect(notes).toEqual(['It was begun with another title or visibility, which it keeps.']);
});

test('captions that are refused stop the upload before a part is sent', async () => {
  stack.refuse = call => (call.includes('/captions/') ? 'invalid_body' : undefined);
  const captions = [{ language: 'en', body: { bytes: new Uint8Array(1), type: 'text/vtt' } }];
  await expect(upload({ captions })).rejects.toMatchObject({ code: 'invalid_body' });
  expect(stack.bucket.requests).toBe(0);
});

test('a film is asked for less and less often while nothing changes', async () => {
  const waiting = Array.from({ length: 8 }, () => ({ status: 'submitting' }));
  stack.coming = [...waiting, ...TO_READY];
  await upload();
  expect(clock.pauses.slice(0, 8)).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 10_000, 1000]);
});

test('a film that is deleted while it is followed is told', async () => {
  stack.coming = [{ status: 'uploaded' }, { status: 'deleting' }];
  await expect(upload()).rejects.toThrow('The film was deleted before it was ready.');
});
