import { setCaptions } from '../../../core/captions/hls/set-captions';
import { decide } from '../../../core/video/decide';
import type { FactOf } from '../../../core/video/fact';
import { captionKey, filmPrefix } from '../../../core/video/object-keys';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { joinFilmCaptions } from '../../../lambdas/_shared/join-captions';
import { takeFact } from '../../../lambdas/_shared/take-fact';
import { PipelineStage, VIDEO } from '../pipeline-stage';

const PREFIX = filmPrefix(VIDEO, 'r1');
const RUN = { id: VIDEO, run: 'r1', durationSeconds: 60 };
const MANIFEST = '<MPD><Period><AdaptationSet/></Period></MPD>';

/** A ready film whose record names no captions yet. */
function readyStage(): PipelineStage {
  const stage = new PipelineStage();
  const film = stage.film('ready');
  stage.catalogue.put({ ...film, captions: [] });
  stage.output();
  stage.bucket.put(`${PREFIX}/index.mpd`, MANIFEST);
  return stage;
}

/** What the API does before it joins: the text, then the record. */
async function give(stage: PipelineStage, language: string, text = `WEBVTT ${language}`, label = language) {
  stage.bucket.put(captionKey(VIDEO, language), text);
  await takeFact(stage, VIDEO, { kind: 'captions_changed', language, label });
}

const take = (stage: PipelineStage, language: string) =>
  takeFact(stage, VIDEO, { kind: 'captions_changed', language, label: undefined });

/** The run's objects that captions touch. */
function outcome(stage: PipelineStage): Record<string, string | undefined> {
  const keys = stage.bucket.keys.filter(
    key => key.startsWith(PREFIX) && /captions|index\.(m3u8|mpd)$/.test(key),
  );
  return Object.fromEntries(keys.sort().map(key => [key.slice(PREFIX.length + 1), stage.files.text(key)]));
}

test('captions that the record names are stored and joined, with types and times of their own', async () => {
  const stage = readyStage();
  const before = stage.bucket.bytes(`${PREFIX}/index.m3u8`) ?? Buffer.of();
  await give(stage, 'en', 'WEBVTT words', 'Words');
  await joinFilmCaptions(stage, RUN);
  const { 'index.m3u8': multivariant, 'index.mpd': manifest, ...files } = outcome(stage);
  expect(multivariant).toBe(setCaptions(before, [{ language: 'en', name: 'Words' }]).toString());
  expect(manifest).toContain('<BaseURL>captions/en.vtt</BaseURL>');
  expect(files).toEqual({
    'captions/en.vtt': 'WEBVTT words',
    'captions_en.m3u8': expect.stringContaining('#EXTINF:60.00000,\ncaptions/en.vtt\n'),
  });
  expect(stage.files.headers.get(`${PREFIX}/captions/en.vtt`)).toEqual({
    contentType: 'text/vtt',
    cacheControl: 'public, max-age=60',
  });
  expect(stage.files.headers.get(`${PREFIX}/captions_en.m3u8`)).toEqual({
    contentType: 'application/vnd.apple.mpegurl',
    cacheControl: 'public, max-age=60',
  });
});

test('a playlist keeps the headers that it had', async () => {
  const stage = readyStage();
  stage.files.headers.set(`${PREFIX}/index.m3u8`, { contentType: 'application/x-mpegurl' });
  await give(stage, 'en');
  await joinFilmCaptions(stage, RUN);
  expect(stage.files.headers.get(`${PREFIX}/index.m3u8`)).toEqual({ contentType: 'application/x-mpegurl' });
});

test('joining twice writes no playlist a second time', async () => {
  const stage = readyStage();
  await give(stage, 'en');
  await joinFilmCaptions(stage, RUN);
  const written: string[] = [];
  stage.files.beforeCall = (operation, key) => {
    if (operation === 'PutObject') written.push(key);
  };
  await joinFilmCaptions(stage, RUN);
  expect(written).toEqual([`${PREFIX}/captions_en.m3u8`]);
});

test('captions that the record names no more leave the playlists as they were', async () => {
  const stage = readyStage();
  const before = outcome(stage);
  for (const language of ['en', 'de']) await give(stage, language);
  await joinFilmCaptions(stage, RUN);
  for (const language of ['en', 'de']) await take(stage, language);
  await joinFilmCaptions(stage, RUN);
  expect(outcome(stage)).toMatchObject(before);
});

test('captions without a source are left out', async () => {
  const stage = readyStage();
  await give(stage, 'en');
  await give(stage, 'de');
  stage.bucket.delete(captionKey(VIDEO, 'de'));
  await joinFilmCaptions(stage, RUN);
  expect(outcome(stage)['index.m3u8']).toContain('captions_en');
  expect(outcome(stage)['index.m3u8']).not.toContain('captions_de');
});

/** Two joiners, of which the second runs as a whole before the first one's n-th call. */
async function playBoth(change: (stage: PipelineStage) => Promise<unknown>, n: number) {
  const stage = readyStage();
  await give(stage, 'en', 'WEBVTT old');
  let calls = 0;
  let second: Promise<unknown> | undefined;
  const catalogue = {
    read: async (id: string) => {
      await meet();
      return stage.catalogue.read(id);
    },
  };
  const files = new Proxy(stage.files, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        await meet();
        return value.apply(target, given);
      };
    },
  });
  async function meet() {
    calls += 1;
    if (calls !== n) return;
    second = change(stage);
    await second;
  }
  await joinFilmCaptions({ catalogue, files }, RUN);
  return { stage, calls };
}

test.each([
  [
    'another language comes',
    async (stage: PipelineStage) => {
      await give(stage, 'de');
      await joinFilmCaptions(stage, RUN);
    },
  ],
  [
    'the text is replaced',
    async (stage: PipelineStage) => {
      await give(stage, 'en', 'WEBVTT new');
      await joinFilmCaptions(stage, RUN);
    },
  ],
  [
    'the captions are taken',
    async (stage: PipelineStage) => {
      await take(stage, 'en');
      await joinFilmCaptions(stage, RUN);
    },
  ],
])('whenever %s while somebody joins, the last word holds', async (_, change) => {
  const straight = readyStage();
  await give(straight, 'en', 'WEBVTT old');
  await change(straight);
  const { calls } = await playBoth(change, 0);
  expect(calls).toBeGreaterThan(6);
  for (let n = 1; n <= calls; n += 1) {
    const { stage } = await playBoth(change, n);
    const wanted = outcome(straight);
    expect(outcome(stage)).toMatchObject({
      'index.m3u8': wanted['index.m3u8'],
      'index.mpd': wanted['index.mpd'],
    });
    for (const { language } of straight.record?.captions ?? []) {
      const key = `captions/${language}.vtt`;
      expect(outcome(stage)[key]).toBe(wanted[key]);
    }
  }
});

test('a film that is deleted while captions are joined has nothing left of them', async () => {
  const remove = async (stage: PipelineStage) => {
    await takeFact(stage, VIDEO, { kind: 'delete_wanted' });
    await stage.eraser.erase(VIDEO, () => true);
    await takeFact(stage, VIDEO, { kind: 'emptied' });
  };
  const { calls } = await playBoth(remove, 0);
  for (let n = 1; n <= calls; n += 1) expect((await playBoth(remove, n)).stage.bucket.keys).toEqual([]);
});

test('captions that change without an end are given up, which may be tried again', async () => {
  const stage = readyStage();
  await give(stage, 'en');
  let edition = 0;
  stage.files.beforeCall = operation => {
    if (operation !== 'CopyObject' || stage.record === undefined) return;
    edition += 1;
    const fact: FactOf<'captions_changed'> = {
      kind: 'captions_changed',
      language: 'en',
      label: `${edition}`,
    };
    const decision = decide(stage.record, fact, stage.now());
    if (decision.kind === 'write') stage.catalogue.put(decision.next);
  };
  await expect(joinFilmCaptions(stage, RUN)).rejects.toThrow('others keep changing');
});

test('a fault of S3 is thrown, and joining again mends what broke off', async () => {
  const straight = readyStage();
  await give(straight, 'en');
  await joinFilmCaptions(straight, RUN);
  for (let n = 1, fails = true; fails; n += 1) {
    const stage = readyStage();
    await give(stage, 'en');
    let calls = 0;
    stage.files.beforeCall = operation => {
      calls += 1;
      if (calls === n) throw new AwsError({ operation, status: 503 });
    };
    fails = await joinFilmCaptions(stage, RUN).then(
      () => false,
      () => true,
    );
    stage.files.beforeCall = () => undefined;
    await joinFilmCaptions(stage, RUN);
    expect(outcome(stage)).toEqual(outcome(straight));
  }
});
