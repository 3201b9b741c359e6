import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCall } from '../../../cli/api/call';
import { openVideosApi, type VideosApi } from '../../../cli/api/videos-api';
import { sendParts } from '../../../cli/upload/send-parts';
import { openSource, type SourceFile } from '../../../cli/upload/source-file';
import { EMAIL, PASSWORD } from '../fake-stack/fake-accounts';
import type { FakeFilm } from '../fake-stack/fake-film';
import { type FakeStack, startFakeStack } from '../fake-stack/start-fake-stack';
import { arrivedTags, partTagsOf } from '../file-digests';
import { instantClock } from './instant-clock';

const PART = 64 * 1024;
const PARTS = 12;

const folder = mkdtempSync(join(tmpdir(), 'send-parts-'));
const path = join(folder, 'film.mp4');
let stack: FakeStack;
let api: VideosApi;
let source: SourceFile;
let film: FakeFilm;
let clock: ReturnType<typeof instantClock>;

beforeEach(async () => {
  writeFileSync(
    path,
    Buffer.from(Array.from({ length: PART * PARTS - 7 }, (_, i) => (i * 31 + (i >> 9)) % 251)),
  );
  stack = await startFakeStack();
  stack.partSize = PART;
  stack.accounts.login({ email: EMAIL, password: PASSWORD });
  clock = instantClock();
  const token = async () => stack.accounts.access();
  const tokens = { current: token, renewed: token };
  api = openVideosApi(createCall({ api: stack.origin(), clock, random: () => 0, attempts: 3, tokens }));
  source = await openSource(path);
  const { size, type, title } = source;
  const { video } = await api.create({ title, visibility: 'private', size, type }, 'key');
  film = stack.films.get(video.id) as FakeFilm;
});

afterEach(async () => {
  await source.handle.close();
  await stack.close();
  expect(stack.violations).toEqual([]);
});

afterAll(() => rmSync(folder, { recursive: true }));

let moved = 0;
function send(arrived = new Map<number, string>(), signal = new AbortController().signal) {
  moved = 0;
  const onBytes = (bytes: number) => {
    moved += bytes;
  };
  const plan = { api, id: film.id, source, partSize: PART, arrived, parallel: 3 };
  return sendParts({ ...plan, clock, random: () => 0, signal, onBytes });
}

/** The fate of a part's first request; those that follow are stored. */
function once(part: number, fate: ReturnType<FakeStack['bucket']['fate']>): void {
  let isOver = false;
  stack.bucket.fate = each => {
    if (each !== part || isOver) return 'store';
    isOver = true;
    return fate;
  };
}

async function expectWhole(parts: Awaited<ReturnType<typeof send>>): Promise<void> {
  const tags = await partTagsOf(path, PART);
  expect(parts).toEqual(tags.map((eTag, index) => ({ partNumber: index + 1, eTag })));
  expect(arrivedTags(film)).toEqual(tags);
  expect(moved).toBe(source.size);
}

test('every part arrives once, so many at a time as asked, with URLs signed in batches', async () => {
  await expectWhole(await send());
  expect(stack.bucket.requests).toBe(PARTS);
  expect(stack.bucket.atOnce).toBeLessThanOrEqual(3);
  expect(stack.calls.filter(call => call.includes('/upload/parts'))).toHaveLength(1);
  expect(stack.bucket.headers.map(headers => headers['transfer-encoding'])).toEqual(
    Array(PARTS).fill(undefined),
  );
});

test('a part that has arrived before is not sent again', async () => {
  const [first = '', second = ''] = await partTagsOf(path, PART);
  film.parts.set(1, { size: PART, eTag: first }).set(2, { size: PART, eTag: second });
  const parts = await send(
    new Map([
      [1, first],
      [2, second],
    ]),
  );
  expect(parts).toHaveLength(PARTS);
  expect(stack.bucket.requests).toBe(PARTS - 2);
  expect(moved).toBe(source.size - 2 * PART);
});

test.each(['drop', 'answer_lost', 'slow_down', 'damage'] as const)(
  'a part that comes to grief (%s) is sent again after a pause, and what was counted is counted back',
  async fate => {
    once(7, fate);
    await expectWhole(await send());
    expect(stack.bucket.requests).toBe(PARTS + 1);
    expect(clock.pauses).toEqual([250]);
  },
);

test('URLs that have expired are signed anew, without a pause', async () => {
  let expired = false;
  stack.bucket.fate = part => {
    if (part === 5 && !expired) stack.bucket.expireUrls();
    expired ||= part === 5;
    return 'store';
  };
  await expectWhole(await send());
  expect(clock.pauses).toEqual([]);
});

test('URLs that have grown old are not even tried', async () => {
  stack.bucket.fate = part => {
    if (part === 6) clock.pass(11 * 60_000);
    return 'store';
  };
  await send();
  expect(stack.calls.filter(call => call.includes('/upload/parts')).length).toBeGreaterThan(1);
});

test('a right that is missing for good is told after three tries, without a URL', async () => {
  const { signParts } = api;
  const garble = (url: string) => `${url}x`;
  api = {
    ...api,
    signParts: async (id, numbers) => {
      const signed = await signParts(id, numbers);
      return { ...signed, parts: signed.parts.map(part => ({ ...part, url: garble(part.url) })) };
    },
  };
  await expect(send()).rejects.toMatchObject({
    name: 'UploadFault',
    message: 'The bucket does not take a part of the file (AccessDenied).',
    advice: 'Call the same command again: it goes on where this one stopped.',
  });
  expect(stack.bucket.requests).toBeLessThanOrEqual(9);
});

test('without a network it waits longer and longer, and gives up after ten tries', async () => {
  stack.bucket.fate = part => (part === 1 ? 'drop' : 'store');
  await expect(send()).rejects.toThrow('The connection to the bucket was lost (ECONNRESET).');
  expect(clock.pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test('a file that has become shorter is told', async () => {
  truncateSync(path, PART * 2);
  await expect(send()).rejects.toThrow('The file was changed while it was being sent.');
});

test('an interruption ends it at once, in the middle of a part', async () => {
  const stop = new AbortController();
  stack.bucket.fate = part => {
    if (part === 3) stop.abort();
    return part === 3 ? 'hold' : 'store';
  };
  await expect(send(undefined, stop.signal)).rejects.toThrow(/abort/);
});
