import { openStage, playlistOf, type Stage } from './handler.stage';

const SEGMENTS = 43_200;
const LAMBDA_LIMIT = 6_291_556;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  const segments = Array.from(
    { length: SEGMENTS },
    (_, index) => `#EXTINF:2,\nindex_720p_${String(index).padStart(5, '0')}.cmfv`,
  );
  const body = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n${segments.join('\n')}\n#EXT-X-ENDLIST\n`;
  stage.s3.reply = () => ({ status: 200, body });
});

afterAll(() => stage.close());

test.each(['br', 'gzip'])(
  '24 h at 2 s fit with %s into a tenth of what Lambda lets through',
  async coding => {
    const answer = await stage.play({ headers: { 'accept-encoding': coding } });
    expect(answer.statusCode).toBe(200);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(LAMBDA_LIMIT / 10);
    expect(playlistOf(answer).match(/cmfv\?Policy=/g)).toHaveLength(SEGMENTS);
  },
);

test.each(['cold', 'in memory'])('without compression they are 507 playlist_too_large (%s)', async () => {
  const answer = await stage.play();
  expect(answer.statusCode).toBe(507);
  expect(JSON.parse(answer.body)).toMatchObject({ status: 507, code: 'playlist_too_large' });
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'access-control-allow-origin': '*' });
});
