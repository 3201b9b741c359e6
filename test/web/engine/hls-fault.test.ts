import { createServer } from 'node:http';
import { type ErrorData, ErrorDetails, ErrorTypes } from 'hls.js';
import { listen } from '../../../local/listen';
import { faultOfHls } from '../../../web/engine/hls-fault';

const server = createServer((_request, response) =>
  response.writeHead(403, { 'content-type': 'application/problem+json' }).end('{"code":"grant_expired"}'),
);
let playlist: string;

beforeAll(async () => {
  playlist = `${await listen(server, 0)}/play/token/index.m3u8`;
});

afterAll(() => server.close());

const segmentError = (code: number) =>
  ({
    type: ErrorTypes.NETWORK_ERROR,
    details: ErrorDetails.FRAG_LOAD_ERROR,
    frag: {},
    response: { code },
    context: { url: 'http://127.0.0.1:9/vod/segment' },
  }) as unknown as ErrorData;

test('a refused segment that the page may not read is explained by its playlist', async () => {
  expect(await faultOfHls(segmentError(0), playlist)).toBe('grant_expired');
});

test('a refused segment that the page may read is explained by its status', async () => {
  expect(await faultOfHls(segmentError(403), playlist)).toBe('grant_expired');
  expect(await faultOfHls(segmentError(404), playlist)).not.toBe('grant_expired');
});
