import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { LOCAL_REGION } from '../../local/services/iam/account';
import { ffmpeg, H264, picture, tone } from '../local/packager/make-film';
import { until } from '../local/until';
import { type BareStack, startBareStack } from '../running-stack';
import { cataloguedFilms } from './catalogued-films';
import { signIn } from './sign-in';

/** A film's whole life by the API of a deployed stack: every call runs with the rights of the template's roles. */
const SECONDS = 6;
const VTT = (text: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`;

let stack: BareStack;
let source: Buffer;
let token: string;

beforeAll(async () => {
  stack = await startBareStack();
  const path = join(stack.dataDir, 'film.mp4');
  ffmpeg(...picture('640x360', '25', SECONDS), ...tone(SECONDS), ...H264, '-c:a', 'aac', '-ac', '2', path);
  source = await readFile(path);
  token = await signIn(stack, 'owner@example.com');
}, 120_000);

afterAll(() => stack?.close());

async function api(method: string, path: string, body?: unknown, type = 'application/json') {
  const response = await fetch(`${stack.stack.outputs.CdnOrigin}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** Announces a film and sends its parts. */
async function send() {
  const request = { title: 'A film', size: source.length, type: 'video/mp4' };
  const { video, upload } = (await api('POST', '/videos', request)).body;
  const numbers = Array.from({ length: upload.parts }, (_, index) => index + 1);
  const signed = (await api('POST', `/videos/${video.id}/upload/parts`, { parts: numbers })).body;
  const parts = [];
  for (const { partNumber, url, size } of signed.parts) {
    const from = (partNumber - 1) * upload.partSize;
    const { status, headers } = await fetch(url, {
      method: 'PUT',
      body: new Uint8Array(source.subarray(from, from + size)),
    });
    expect(status).toBe(200);
    parts.push({ partNumber, eTag: headers.get('etag') });
  }
  return { id: String(video.id), parts };
}

/** Keys of everything that the bucket has, unfinished uploads too. */
async function kept(): Promise<(string | undefined)[]> {
  const { s3Origin: endpoint, operator: credentials, outputs } = stack.stack;
  const client = new S3Client({ endpoint, region: LOCAL_REGION, credentials });
  const Bucket = outputs.MediaBucket;
  try {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
    return [...Contents, ...Uploads].map(({ Key }) => Key);
  } finally {
    client.destroy();
  }
}

test('a film is uploaded, captioned before and after it is ready, played, and deleted whole', async () => {
  const { id, parts } = await send();
  expect(await api('GET', `/videos/${id}/upload`)).toMatchObject({ status: 200, body: { parts } });
  const early = await api('PUT', `/videos/${id}/captions/en`, VTT('early'), 'text/vtt');
  expect(early).toMatchObject({ status: 200, body: { captions: [{ language: 'en' }] } });
  const completed = await api('POST', `/videos/${id}/upload/complete`, { parts });
  expect(completed).toMatchObject({ status: 200, body: { status: expect.stringMatching(/^(?!uploading)/) } });

  await until(async () => (await api('GET', `/videos/${id}`)).body.status === 'ready');
  const { body: grant } = await api('POST', `/videos/${id}/grants`);
  const multivariant = await (await fetch(grant.hls)).text();
  expect(multivariant).toContain('URI="captions_en.m3u8"');
  expect(await (await fetch(grant.dash)).text()).toContain('captions/en.vtt');
  const playlist = await (await fetch(new URL('captions_en.m3u8', grant.hls))).text();
  const [url = ''] = playlist.match(/^https?:.*$/m) ?? [];
  const text = await fetch(url);
  expect(text.headers.get('content-type')).toBe('text/vtt');
  expect(text.headers.get('cache-control')).toBe('public, max-age=60');
  expect(await text.text()).toContain('early');

  const late = await api('PUT', `/videos/${id}/captions/de`, VTT('late'), 'text/vtt');
  expect(late.body.captions).toMatchObject([{ language: 'en' }, { language: 'de' }]);
  expect((await api('DELETE', `/videos/${id}/captions/en`)).status).toBe(200);
  const joined = (await kept()).filter(key => key?.includes('captions'));
  expect(joined).toEqual([
    `uploads/${id}/captions/de`,
    expect.stringMatching(/\/captions\/de\.vtt$/),
    expect.stringMatching(/\/captions_de\.m3u8$/),
  ]);

  // An edge keeps a segment, whose signature outlives the film.
  const [variant = ''] = multivariant.match(/^index.*\.m3u8$/m) ?? [];
  const media = await (await fetch(new URL(variant, grant.hls))).text();
  const [segment = ''] = media.match(/^https?:.*$/m) ?? [];
  expect((await fetch(segment)).status).toBe(200);

  expect((await api('DELETE', `/videos/${id}`)).status).toBe(202);
  expect((await api('GET', `/videos/${id}`)).status).toBe(404);
  expect(await cataloguedFilms(stack.stack)).toEqual([]);
  expect(await kept()).toEqual([]);
  expect((await fetch(segment)).status).toBe(403);
}, 120_000);

test('a film is deleted while its parts are sent, and one whose upload is aborted says so', async () => {
  const { id, parts } = await send();
  expect((await api('DELETE', `/videos/${id}`)).status).toBe(202);
  expect((await api('POST', `/videos/${id}/upload/complete`, { parts })).status).toBe(404);

  const other = await send();
  const aborted = await api('DELETE', `/videos/${other.id}/upload`);
  expect(aborted.body).toMatchObject({ status: 'failed', failure: { code: 'upload_aborted' } });
  expect((await api('DELETE', `/videos/${other.id}`)).status).toBe(202);
  expect(await cataloguedFilms(stack.stack)).toEqual([]);
  expect(await kept()).toEqual([]);
}, 60_000);
