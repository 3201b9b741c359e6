import { filmPrefix } from '../../../../core/video/object-keys';
import type { VideoRecord } from '../../../../core/video/record';
import { AwsError } from '../../../../lambdas/_shared/aws-error';
import { CHILDREN } from '../../pipeline-stage';
import { type ApiStage, FILM, OWNER, openTheatre } from '../api-stage';

const as = { user: OWNER };
const PREFIX = filmPrefix(FILM, 'r1');
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
const CLEAN = 'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n00:00:01.000 --> 00:00:02.000\nHello\n';
const SRT = '1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n';

let theatre: Awaited<ReturnType<typeof openTheatre>>;
let stage: ApiStage;

beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

beforeEach(() => {
  stage = theatre.openStage();
  film('ready');
});

/** A film without captions; one that is ready has its playlists. */
function film(state: string, changes: Partial<VideoRecord> = {}): void {
  stage.put(state, { captions: [], ...changes });
  const variants = CHILDREN.slice(0, 2).map(name => `#EXT-X-STREAM-INF:BANDWIDTH=1\n${name}\n`);
  stage.bucket.put(`${PREFIX}/index.m3u8`, `#EXTM3U\n${variants.join('')}`);
  stage.bucket.put(`${PREFIX}/index.mpd`, '<MPD><Period><AdaptationSet/></Period></MPD>');
}

function give(language: string, body = VTT, { type = 'text/vtt', query = '' } = {}) {
  const path = `/api/videos/${FILM}/captions/${language}${query}`;
  return stage.call('PUT', path, { as, body, headers: { 'content-type': type } });
}
const take = (language: string) => stage.call('DELETE', `/api/videos/${FILM}/captions/${language}`, { as });
const text = (path: string) => stage.files.text(`${PREFIX}/${path}`);
const kept = (language: string) => stage.files.text(`uploads/${FILM}/captions/${language}`);

test('captions are written anew, kept, and joined to the playlists of a film that is ready', async () => {
  const { status, body, headers } = await give('en');
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: FILM, captions: [{ language: 'en', label: 'English' }] });
  expect(headers.get('etag')).toMatch(/^"4-/);
  expect(kept('en')).toBe(CLEAN);
  expect(text('captions/en.vtt')).toBe(CLEAN);
  expect(text('captions_en.m3u8')).toContain('captions/en.vtt');
  expect(text('index.m3u8')).toContain('LANGUAGE="en"');
  expect(text('index.mpd')).toContain('lang="en"');
  expect(stage.files.headers.get(`${PREFIX}/captions/en.vtt`)?.contentType).toBe('text/vtt');
});

test.each(['application/x-subrip', 'text/srt', 'text/vtt; charset=utf-8'])(
  'SRT is taken as %s',
  async type => {
    expect((await give('en', SRT, { type })).status).toBe(200);
    expect(kept('en')).toBe(CLEAN);
  },
);

test('a label of one’s own is shown, and stays when the text is replaced', async () => {
  await give('en', VTT, { query: '?label=For%20the%20deaf' });
  expect((await give('en', VTT.replace('Hello', 'Bye'))).body['captions']).toEqual([
    { language: 'en', label: 'For the deaf' },
  ]);
  expect(text('index.m3u8')).toContain('NAME="For the deaf"');
  expect(text('captions/en.vtt')).toContain('Bye');
});

test('a label with NUL is refused, and nothing is kept', async () => {
  expect((await give('en', VTT, { query: '?label=a%00b' })).body).toMatchObject({
    code: 'invalid_query',
    faults: [{ path: 'label', message: 'has a character that is no text' }],
  });
  expect(kept('en')).toBeUndefined();
});

test('spellings of one tag are one language', async () => {
  await give('PT-br');
  const { body } = await give('pt-BR');
  expect(body['captions']).toEqual([{ language: 'pt-BR', label: 'português (Brasil)' }]);
});

test.each([
  ['HTML', '<!DOCTYPE html><html><script>alert(1)</script></html>'],
  ['HTML behind a header', 'WEBVTT\n\n<script>alert(1)</script>\n'],
  ['HTML as an SRT', '1\n<script>alert(1)</script>\n'],
  ['an empty file', ''],
  ['times that run backwards', 'WEBVTT\n\n00:02.000 --> 00:01.000\nHello\n'],
])('%s in disguise is refused, repeated nowhere and kept nowhere', async (_, body) => {
  const answer = await give('en', body);
  expect(answer.body).toMatchObject({ status: 422, code: 'invalid_body', faults: [{ path: '' }] });
  expect(answer.text).not.toContain('script');
  expect(kept('en')).toBeUndefined();
});

test('markup in a cue becomes text that a viewer reads', async () => {
  await give('en', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script> <i>Hello</i>\n');
  expect(kept('en')).not.toContain('<script');
  expect(kept('en')).toContain('<i>Hello</i>');
});

test.each(['text/html', 'application/json', 'application/octet-stream', ''])(
  'a body of type “%s” is not taken',
  async type => {
    expect((await give('en', VTT, { type })).body).toMatchObject({
      status: 415,
      code: 'media_type_not_taken',
    });
  },
);

test.each(['english_us', 'x', 'en--gb', 'i-klingon', '..%2F..%2Fsource'])(
  '%s is no language',
  async language => {
    for (const answer of [await give(language), await take(language)]) {
      expect(answer.body).toMatchObject({ status: 422, code: 'language_unknown' });
    }
    expect(stage.bucket.keys.filter(key => key.startsWith('uploads/'))).toEqual([]);
  },
);

test('two megabytes are taken and one byte more is not', async () => {
  const cue = (filling: number) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'x'.repeat(filling)}\n`;
  const room = 2_000_000 - cue(0).length;
  expect((await give('en', cue(room))).status).toBe(200);
  expect((await give('en', cue(room + 1))).body).toMatchObject({ status: 413, code: 'body_too_large' });
});

test.each([['?label='], [`?label=${'x'.repeat(101)}`], ['?name=English']])(
  'the query %s is refused',
  async query => {
    expect((await give('en', VTT, { query })).body).toMatchObject({ status: 422, code: 'invalid_query' });
  },
);

test.each(['uploading-parts', 'uploaded', 'transcoding', 'failed-job-over'])(
  'a film that is %s keeps captions for later, and its playlists are let be',
  async state => {
    film(state);
    const before = text('index.m3u8');
    expect((await give('en')).body['captions']).toEqual([{ language: 'en', label: 'English' }]);
    expect(kept('en')).toBe(CLEAN);
    expect(text('index.m3u8')).toBe(before);
    expect(text('captions/en.vtt')).toBeUndefined();
  },
);

test('captions that are taken leave nothing behind, and taking them again is no harm', async () => {
  const before = [text('index.m3u8'), text('index.mpd')];
  const keys = stage.bucket.keys.toSorted();
  await give('en');
  await give('de');
  await take('de');
  expect(text('index.m3u8')).toContain('captions_en.m3u8');
  const { status, body } = await take('en');
  expect({ status, captions: body['captions'] }).toEqual({ status: 200, captions: [] });
  expect((await take('en')).status).toBe(200);
  expect([text('index.m3u8'), text('index.mpd')]).toEqual(before);
  expect(stage.bucket.keys.toSorted()).toEqual(keys);
});

test.each([give, take])('captions of a film that is deleted meanwhile are not kept', async change => {
  await give('en');
  const stored = stage.catalogue.at(FILM);
  let calls = 0;
  stage.catalogue.beforeCall = () => {
    calls += 1;
    // The first look admits the caller.
    if (calls === 2) stage.put('deleting-job-none', stored && { revision: stored.revision + 1 });
  };
  expect((await change('en')).body).toMatchObject({ status: 409, code: 'video_state' });
  if (change === give) expect(kept('en')).toBeUndefined();
});

test.each([
  ['that is being deleted', 'deleting-job-none', {}, 'video_state'],
  [
    'with as many captions as it may have',
    'ready',
    { captions: Array.from({ length: 50 }, (_, n) => ({ language: `x${n}`, label: 'x' })) },
    'too_many_captions',
  ],
])('for a film %s nothing is written', async (_, state, changes, code) => {
  stage.put(state, changes);
  const operations: string[] = [];
  stage.files.beforeCall = operation => {
    operations.push(operation);
  };
  expect((await give('fr')).body).toMatchObject({ status: 409, code });
  expect(operations).toEqual([]);
});

test('ended at any call, giving and taking are whole when they are asked for again', async () => {
  const outcome = () => stage.bucket.keys.toSorted().map(key => [key, stage.files.text(key)]);
  for (const change of [give, take]) {
    stage = theatre.openStage();
    film('ready');
    await give('en', VTT.replace('Hello', 'Old'));
    await change('en');
    const wanted = outcome();
    for (let n = 1, refused = true; refused; n += 1) {
      stage = theatre.openStage();
      film('ready');
      await give('en', VTT.replace('Hello', 'Old'));
      let calls = 0;
      const call = (operation: string) => {
        calls += 1;
        if (calls === n) throw new AwsError({ operation, status: 500 });
      };
      stage.files.beforeCall = call;
      stage.catalogue.beforeCall = call;
      refused = (await change('en')).status !== 200;
      stage.files.beforeCall = () => undefined;
      stage.catalogue.beforeCall = () => undefined;
      expect((await change('en')).status).toBe(200);
      expect(outcome()).toEqual(wanted);
    }
  }
});
