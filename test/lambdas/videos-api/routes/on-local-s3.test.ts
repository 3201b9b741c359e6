import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { filmPrefix, sourceKey } from '../../../../core/video/object-keys';
import { openFilmFiles } from '../../../../lambdas/_shared/film-files';
import { openMediaBucket } from '../../../../lambdas/_shared/media-bucket';
import { openMultipartUpload } from '../../../../lambdas/_shared/multipart-upload';
import { send } from '../../../local/edge/send';
import { BUCKET, type Stage, startStage } from '../../../local/services/s3/stage';
import { temporaryFolder } from '../../../local/temporary-folder';
import { type ApiStage, FILM, OWNER, openTheatre } from '../api-stage';

/** The routes on local mode's S3: URLs are really signed, conditions really judged. */
const MIB = 1024 ** 2;
const SIZE = 8 * MIB + 5;
const as = { user: OWNER };
const dir = temporaryFolder();

let theatre: Awaited<ReturnType<typeof openTheatre>>;
let s3: Stage;
let api: ApiStage;

beforeAll(async () => {
  theatre = await openTheatre();
  s3 = await startStage(dir);
  const media = { bucket: BUCKET, client: s3.client };
  const client = s3.clientFor(s3.operator, { requestChecksumCalculation: 'WHEN_REQUIRED' });
  api = theatre.openStage({
    uploads: openMultipartUpload({ bucket: BUCKET, client }),
    bucket: openMediaBucket(media),
    files: openFilmFiles(media),
  });
});

afterAll(async () => {
  await Promise.all([s3.close(), theatre.close()]);
});

const put = (Key: string, Body: string) =>
  s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
const head = (Key: string) => s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));

test('a film is announced, sent in parts by plain PUTs, and completed', async () => {
  const request = { title: 'A film', size: SIZE, type: 'video/mp4' };
  const began = await api.call('POST', '/api/videos', { as, body: request });
  expect(began.body).toMatchObject({ upload: { partSize: 8 * MIB, parts: 2 } });
  const { id } = began.body['video'] as { id: string };
  const upload = `/api/videos/${id}/upload`;

  const signed = await api.call('POST', `${upload}/parts`, { as, body: { parts: [1, 2] } });
  const parts = [];
  for (const { partNumber, url, size } of signed.body['parts'] as Record<string, never>[]) {
    const { origin, pathname, search } = new URL(url ?? '');
    const body = 'x'.repeat(size ?? 0);
    const { status, headers } = await send(origin, `${pathname}${search}`, { method: 'PUT', body });
    expect(status).toBe(200);
    parts.push({ partNumber, eTag: headers.etag });
  }
  const arrived = await api.call('GET', upload, { as });
  expect(arrived.body['parts']).toMatchObject(parts);

  const tooFew = { parts: parts.slice(0, 1) };
  expect((await api.call('POST', `${upload}/complete`, { as, body: tooFew })).status).toBe(422);
  const completed = await api.call('POST', `${upload}/complete`, { as, body: { parts } });
  expect(completed.body).toMatchObject({ id, status: 'uploaded' });
  const source = await head(sourceKey(id));
  expect(source).toMatchObject({ ContentLength: SIZE, ContentType: 'video/mp4' });
  expect(api.catalogue.at(id)).toMatchObject({
    source: { size: SIZE, eTag: source.ETag?.replaceAll('"', '') },
  });
});

test('captions in three languages that come at once are all joined', async () => {
  const prefix = filmPrefix(FILM, 'r1');
  api.put('ready', { captions: [] });
  await put(`${prefix}/index.m3u8`, '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nindex_720p.m3u8\n');
  await put(`${prefix}/index.mpd`, '<MPD><Period><AdaptationSet/></Period></MPD>');
  const body = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
  const answers = await Promise.all(
    ['en', 'de', 'fr'].map(language =>
      api.call('PUT', `/api/videos/${FILM}/captions/${language}`, {
        ...{ as, body },
        headers: { 'content-type': 'text/vtt' },
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const files = openFilmFiles({ bucket: BUCKET, client: s3.client });
  const multivariant = (await files.read(`${prefix}/index.m3u8`))?.bytes.toString() ?? '';
  const manifest = (await files.read(`${prefix}/index.mpd`))?.bytes.toString() ?? '';
  for (const language of ['en', 'de', 'fr']) {
    expect(multivariant.split(`URI="captions_${language}.m3u8"`)).toHaveLength(2);
    expect(manifest.split(`captions/${language}.vtt`)).toHaveLength(2);
    expect(await head(`${prefix}/captions/${language}.vtt`)).toMatchObject({
      ContentType: 'text/vtt',
      CacheControl: 'public, max-age=60',
    });
  }
});
