import { FILM, openStage, playlistOf, RUN, type Stage } from './handler.stage';

const MANIFEST =
  '<?xml version="1.0"?><MPD><Period><AdaptationSet><SegmentTemplate media="$Number$.cmfv"/>' +
  '<Representation id="720p"/></AdaptationSet></Period></MPD>';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  stage.s3.reply = () => ({ status: 200, body: MANIFEST });
});

afterEach(() => stage.close());

test('a DASH manifest is answered with its templates signed, and counting from the distribution', async () => {
  const answer = await stage.play({ path: 'index.mpd' });
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/dash+xml' } });
  const base = `<BaseURL>https://d111111abcdef8.cloudfront.net/vod/${FILM}/${RUN}/</BaseURL>`;
  const [, query] = /cmfv(\?Policy=[^"]+)"/.exec(answer.body) ?? [];
  expect(query).toMatch(/&amp;Signature=.+&amp;Key-Pair-Id=/);
  expect(answer.body).toBe(
    MANIFEST.replace('<MPD>', `<MPD>${base}`).replace('$Number$.cmfv', match => `${match}${query}`),
  );
});

test('a manifest is read and signed once, and kept by its coding and tag as a playlist is', async () => {
  const [plain, br] = [
    await stage.play({ path: 'index.mpd' }),
    await stage.play({ path: 'index.mpd', headers: { 'accept-encoding': 'br' } }),
  ];
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  expect(playlistOf(br)).toBe(plain.body);
  expect(br.headers['etag']).not.toBe(plain.headers['etag']);
  const again = await stage.play({
    path: 'index.mpd',
    headers: { 'if-none-match': plain.headers['etag'] ?? '' },
  });
  expect(again).toMatchObject({ statusCode: 304, body: '' });
  expect(stage.s3.requests).toHaveLength(1);
});

test('a manifest with a document type is 503, and the log says why in our words', async () => {
  stage.s3.reply = () => ({ status: 200, body: `<!DOCTYPE MPD [<!ENTITY a "secret">]>${MANIFEST}` });
  const answer = await stage.play({ path: 'index.mpd' });
  expect(answer.statusCode).toBe(503);
  expect(JSON.parse(stage.logged[0] ?? '')).toMatchObject({
    unsigned: 'doctype_refused',
    reason: expect.stringMatching(/^the manifest has a document type declaration/),
  });
  expect(stage.logged.join()).not.toContain('secret');
});

test('an object that is no manifest is answered as it is, and the log says so when it is read', async () => {
  stage.s3.reply = () => ({ status: 200, body: '<MPD>' });
  for (const _ of [1, 2]) expect(await stage.play({ path: 'index.mpd' })).toMatchObject({ body: '<MPD>' });
  expect(stage.logged.map(line => JSON.parse(line))).toEqual([
    { level: 'warn', unsigned: 'not_a_playlist', object: `vod/${FILM}/${RUN}/index.mpd` },
  ]);
});
