import { openStage, playlistOf, type Stage } from './handler.stage';

const MULTIVARIANT = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nindex_720p.m3u8\n';
const CAPTIONED = MULTIVARIANT.replace(
  '\n',
  '\n#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",URI="c.m3u8"\n',
);

let stage: Stage;
/** What S3 holds under every key; an object's tag follows from its bytes. */
let stored: string | undefined;

beforeEach(async () => {
  stage = await openStage();
  stored = MULTIVARIANT;
  stage.s3.reply = ({ headers }) => {
    if (stored === undefined) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    const etag = `"${stored.length}"`;
    if (headers['if-none-match'] === etag) return { status: 304, body: '', headers: { etag } };
    return { status: 200, body: stored, headers: { etag } };
  };
});

afterEach(() => stage.close());

/** Tags that S3 was asked with; undefined for a plain question. */
const asked = () => stage.s3.requests.map(({ headers }) => headers['if-none-match']);

test.each(['index.m3u8', 'index.mpd'])('%s is kept for a minute, then asked for by its tag', async path => {
  for (const after of [0, 59, 1, 59, 1]) {
    stage.clock.now += after;
    expect((await stage.play({ path })).statusCode).toBe(200);
  }
  const tag = `"${MULTIVARIANT.length}"`;
  expect(asked()).toEqual([undefined, tag, tag]);
});

test('captions that were joined are seen after a minute, under another tag', async () => {
  const before = await stage.play();
  stored = CAPTIONED;
  stage.clock.now += 59;
  expect((await stage.play()).headers['etag']).toBe(before.headers['etag']);
  stage.clock.now += 1;
  const after = await stage.play();
  expect(playlistOf(after)).toBe(CAPTIONED);
  expect(after.headers['etag']).not.toBe(before.headers['etag']);
  stored = MULTIVARIANT;
  stage.clock.now += 60;
  expect((await stage.play()).headers['etag']).toBe(before.headers['etag']);
});

test('those who ask at the same time share one question', async () => {
  await stage.play();
  stored = CAPTIONED;
  stage.clock.now += 60;
  const answers = await Promise.all([stage.play(), stage.play(), stage.play()]);
  expect(answers.map(playlistOf)).toEqual([CAPTIONED, CAPTIONED, CAPTIONED]);
  expect(stage.s3.requests).toHaveLength(2);
});

test.each(['index_720p.m3u8', 'captions_en.m3u8', 'other/index.m3u8'])(
  '%s never changes below its run, and is read once',
  async path => {
    stored = '#EXTM3U\n#EXTINF:6,\na.cmfv\n';
    await stage.play({ path });
    stage.clock.now += 3_000;
    await stage.play({ path });
    expect(stage.s3.requests).toHaveLength(1);
  },
);

test('while S3 is at fault, the playlist that is known is good for another minute', async () => {
  await stage.play();
  const { reply } = stage.s3;
  stage.s3.reply = () => ({ status: 400, body: '<Error><Code>ExpiredToken</Code></Error>' });
  stage.clock.now += 60;
  expect((await stage.play()).statusCode).toBe(200);
  expect((await stage.play()).statusCode).toBe(200);
  expect(stage.s3.requests).toHaveLength(2);
  stage.s3.reply = reply;
  stored = CAPTIONED;
  stage.clock.now += 60;
  expect(playlistOf(await stage.play())).toBe(CAPTIONED);
});

test('a playlist that is gone is not found when the minute is over', async () => {
  await stage.play();
  stored = undefined;
  stage.clock.now += 60;
  expect((await stage.play()).statusCode).toBe(404);
  expect((await stage.play()).statusCode).toBe(404);
  stored = MULTIVARIANT;
  expect((await stage.play()).statusCode).toBe(200);
});
