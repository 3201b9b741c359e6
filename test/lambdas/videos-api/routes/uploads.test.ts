import { sourceKey } from '../../../../core/video/object-keys';
import { AwsError } from '../../../../lambdas/_shared/aws-error';
import { type ApiStage, FILM, NOW, OWNER, openTheatre } from '../api-stage';

const MIB = 1024 ** 2;
const UPLOAD = `/api/videos/${FILM}/upload`;
const as = { user: OWNER };
/** 20 MiB in parts of 8: three parts, the last of 4. */
const upload = { uploadId: 'u7', size: 20 * MIB, partSize: 8 * MIB, contentType: 'video/mp4' };
const SIZES = [8 * MIB, 8 * MIB, 4 * MIB];
const NAMED = SIZES.map((_, index) => ({ partNumber: index + 1, eTag: `"tag-${index + 1}"` }));

let theatre: Awaited<ReturnType<typeof openTheatre>>;
let stage: ApiStage;

beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

beforeEach(() => {
  stage = theatre.openStage();
  stage.put('uploading-parts', { upload });
  stage.uploads.underWay.clear();
  stage.uploads.put('u7', sourceKey(FILM));
});

function arrive(...parts: number[]): void {
  for (const part of parts) stage.uploads.arrive('u7', part, SIZES[part - 1] ?? 0);
}

const complete = (parts = NAMED) => stage.call('POST', `${UPLOAD}/complete`, { as, body: { parts } });
const record = () => stage.catalogue.at(FILM);

describe('signing parts', () => {
  const sign = (parts: unknown) => stage.call('POST', `${UPLOAD}/parts`, { as, body: { parts } });

  test('each part has a URL of its own, for exactly its bytes and a quarter of an hour', async () => {
    const { status, body } = await sign([3, 1]);
    expect(status).toBe(200);
    expect(body).toEqual({
      parts: [
        { partNumber: 3, size: 4 * MIB, url: expect.any(String) },
        { partNumber: 1, size: 8 * MIB, url: expect.any(String) },
      ],
      expiresIn: 900,
    });
    const urls = (body['parts'] as { url: string }[]).map(({ url }) => new URL(url));
    expect(urls.map(({ pathname }) => pathname)).toEqual([`/${sourceKey(FILM)}`, `/${sourceKey(FILM)}`]);
    expect(urls.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      { uploadId: 'u7', partNumber: '3', length: String(4 * MIB), seconds: '900' },
      { uploadId: 'u7', partNumber: '1', length: String(8 * MIB), seconds: '900' },
    ]);
  });

  test('no cache keeps the URLs, and no log names them', async () => {
    const { headers } = await sign([1]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(stage.logged.join()).not.toMatch(/media\.test|u7/);
  });

  test.each([
    [[0], 'parts.0'],
    [[1.5], 'parts.0'],
    [[1, 4], 'parts.1'],
    [['1'], 'parts.0'],
    [[], 'parts'],
    [[1, 1], 'parts'],
    [Array.from({ length: 101 }, (_, index) => index + 1), 'parts'],
    ['1', 'parts'],
  ])('%j is refused by its place', async (parts, path) => {
    const { status, body } = await sign(parts);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'invalid_body', faults: [{ path }] });
  });

  test('an upload that nobody has begun has no URLs', async () => {
    stage.put('uploading');
    expect((await sign([1])).body).toMatchObject({ code: 'upload_state' });
  });
});

describe('looking at an upload', () => {
  const look = () => stage.call('GET', UPLOAD, { as });

  test('what has arrived is listed, by number', async () => {
    arrive(3, 1);
    expect((await look()).body).toEqual({
      uploadId: 'u7',
      size: 20 * MIB,
      partSize: 8 * MIB,
      parts: [
        { partNumber: 1, size: 8 * MIB, eTag: '"tag-1"' },
        { partNumber: 3, size: 4 * MIB, eTag: '"tag-3"' },
      ],
    });
  });

  test('an upload that the bucket does not know any more is not under way', async () => {
    stage.uploads.underWay.clear();
    expect((await look()).body).toMatchObject({ status: 409, code: 'upload_state' });
    expect(record()).toMatchObject({ status: 'uploading' });
  });

  test('where its file is there already, the film says so from then on', async () => {
    stage.uploads.underWay.clear();
    stage.bucket.put(sourceKey(FILM), 'film', 'tag');
    expect((await look()).body).toMatchObject({ status: 409, code: 'upload_state' });
    expect(record()).toMatchObject({ status: 'uploaded', source: { size: 4, eTag: 'tag' } });
  });
});

describe('completing an upload', () => {
  test('the source is there, and the film says so at once', async () => {
    arrive(1, 2, 3);
    const { status, body } = await complete();
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: FILM, status: 'uploaded' });
    expect(record()).toMatchObject({ status: 'uploaded', source: { size: 20 * MIB, eTag: 'joined-3' } });
    expect(record()).not.toHaveProperty('source.sequencer');
    expect(await stage.bucket.head(sourceKey(FILM))).toEqual({ size: 20 * MIB, eTag: 'joined-3' });
  });

  test('completing again is answered alike, and writes nothing', async () => {
    arrive(1, 2, 3);
    await complete();
    const { length } = stage.catalogue.written;
    expect((await complete()).body).toMatchObject({ status: 'uploaded' });
    expect(stage.catalogue.written).toHaveLength(length);
  });

  test.each([
    ['ready', 'ready'],
    ['failed-job-over', 'failed'],
  ])('a film that has long gone on is answered alike: %s', async (state, status) => {
    stage.put(state);
    expect((await complete()).body).toMatchObject({ status });
  });

  test.each([
    ['a part has not arrived', [1, 3], NAMED],
    ['a part is not named', [1, 2, 3], NAMED.slice(0, 2)],
    ['the order is another', [1, 2, 3], NAMED.toReversed()],
    ['a tag is another', [1, 2, 3], [...NAMED.slice(0, 2), { partNumber: 3, eTag: '"other"' }]],
    ['there is one more', [1, 2, 3], [...NAMED, { partNumber: 4, eTag: '"tag-4"' }]],
  ])('when %s, nothing is completed', async (_, arrived, named) => {
    arrive(...arrived);
    expect((await complete(named)).body).toMatchObject({ status: 422, code: 'upload_incomplete' });
    expect(stage.bucket.keys).toEqual([]);
    expect(stage.uploads.underWay.has('u7')).toBe(true);
    expect(record()).toMatchObject({ status: 'uploading' });
  });

  test('a part with too few bytes is not the announced file', async () => {
    arrive(1, 2);
    stage.uploads.arrive('u7', 3, 4 * MIB - 1);
    expect((await complete()).body).toMatchObject({ code: 'upload_incomplete' });
    expect(stage.bucket.keys).toEqual([]);
  });

  test('ten thousand parts fit into a request', async () => {
    const size = 10_000 * 8 * MIB;
    stage.put('uploading-parts', { upload: { ...upload, size } });
    stage.uploads.put('u7', sourceKey(FILM));
    const parts = Array.from({ length: 10_000 }, (_, index) => {
      stage.uploads.arrive('u7', index + 1, 8 * MIB, `"${'a'.repeat(32)}"`);
      return { partNumber: index + 1, eTag: `"${'a'.repeat(32)}"` };
    });
    stage.uploads.complete = async () => ({ outcome: 'completed', eTag: 'joined' });
    expect((await complete(parts)).status).toBe(200);
    expect(record()).toMatchObject({ source: { size } });
  });

  test('a completion whose answer was lost is found by its object', async () => {
    arrive(1, 2, 3);
    const completing = stage.uploads.complete.bind(stage.uploads);
    stage.uploads.complete = async (...given) => {
      await completing(...given);
      throw new AwsError({ operation: 'CompleteMultipartUpload', code: 'TimeoutError' });
    };
    expect((await complete()).body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(record()).toMatchObject({ status: 'uploading' });
    expect((await complete()).body).toMatchObject({ status: 'uploaded' });
    expect(record()).toMatchObject({ source: { size: 20 * MIB, eTag: 'joined-3' } });
  });

  test('an object that another came first with is the source', async () => {
    arrive(1, 2, 3);
    stage.uploads.beforeCall = operation => {
      if (operation === 'CompleteMultipartUpload') stage.bucket.put(sourceKey(FILM), 'theirs', 'their-tag');
    };
    expect((await complete()).status).toBe(200);
    expect(record()).toMatchObject({ source: { size: 6, eTag: 'their-tag' } });
  });

  test('a notification that comes first is not undone', async () => {
    arrive(1, 2, 3);
    const source = { size: 20 * MIB, eTag: 'joined-3', sequencer: '0B' };
    stage.uploads.beforeCall = operation => {
      if (operation === 'CompleteMultipartUpload') stage.put('uploaded', { source });
    };
    expect((await complete()).body).toMatchObject({ status: 'uploaded' });
    expect(record()).toMatchObject({ source });
  });

  test('while another completion is under way, whoever asks is told to ask again', async () => {
    arrive(1, 2, 3);
    stage.uploads.complete = async () => ({ outcome: 'taken' });
    const { headers, body } = await complete();
    expect([body, headers.get('retry-after')]).toMatchObject([{ status: 503, code: 'unavailable' }, '5']);
    expect(record()).toMatchObject({ status: 'uploading' });
  });

  test('where the film was deleted meanwhile, the bucket keeps nothing of it', async () => {
    arrive(1, 2, 3);
    stage.uploads.beforeCall = operation => {
      if (operation === 'CompleteMultipartUpload') stage.catalogue.remove(FILM);
    };
    expect((await complete()).body).toMatchObject({ status: 404, code: 'video_not_found' });
    expect(stage.bucket.keys).toEqual([]);
  });

  test('an upload that was aborted meanwhile is not under way', async () => {
    arrive(1, 2, 3);
    stage.uploads.beforeCall = operation => {
      if (operation === 'CompleteMultipartUpload') stage.uploads.underWay.clear();
    };
    expect((await complete()).body).toMatchObject({ status: 409, code: 'upload_state' });
  });

  test.each([
    { parts: [] },
    { parts: [{ partNumber: 1, eTag: '"tag"', size: 1 }] },
    { parts: [{ partNumber: 10_001, eTag: '"tag"' }] },
    { parts: [{ partNumber: 1, eTag: '<script>' }] },
    {},
  ])('%j is not as it should be', async body => {
    const answer = await stage.call('POST', `${UPLOAD}/complete`, { as, body });
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid_body' });
    expect(answer.text).not.toContain('script');
  });
});

describe('aborting an upload', () => {
  const abort = () => stage.call('DELETE', UPLOAD, { as });

  test('the parts go, and the film has failed with the reason, which nobody is told', async () => {
    arrive(1);
    const { status, body } = await abort();
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'failed', failure: { code: 'upload_aborted' } });
    expect(stage.uploads.underWay.size).toBe(0);
    expect(record()).toMatchObject({ status: 'failed', announced: true, history: [{}, { at: NOW }] });
  });

  test('who was ended before the record was written aborts again', async () => {
    stage.catalogue.beforeCall = operation => {
      if (operation === 'PutItem') throw new AwsError({ operation, status: 500 });
    };
    expect((await abort()).status).toBe(503);
    stage.catalogue.beforeCall = () => undefined;
    expect((await abort()).body).toMatchObject({ status: 'failed' });
  });

  test('an upload that has been completed meanwhile stays', async () => {
    stage.uploads.underWay.clear();
    stage.bucket.put(sourceKey(FILM), 'film');
    expect((await abort()).body).toMatchObject({ status: 409, code: 'upload_state' });
    expect(record()).toMatchObject({ status: 'uploading' });
  });

  test('after it, nothing can be sent, listed or completed', async () => {
    await abort();
    const answers = [
      await stage.call('POST', `${UPLOAD}/parts`, { as, body: { parts: [1] } }),
      await stage.call('GET', UPLOAD, { as }),
      await complete(),
      await abort(),
    ];
    expect(answers.map(({ body }) => body['code'])).toEqual(Array(4).fill('upload_state'));
  });
});
