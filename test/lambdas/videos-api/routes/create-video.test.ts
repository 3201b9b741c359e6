import { AwsError } from '../../../../lambdas/_shared/aws-error';
import { FILM, openTheatre, type Question } from '../api-stage';

const GIB = 1024 ** 3;
const owner = { user: 'owner' };
const film = { title: 'A film', size: 20_000_000, type: 'video/mp4' };
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const create = (stage: ReturnType<typeof theatre.openStage>, question: Question = {}) =>
  stage.call('POST', '/api/videos', { as: owner, body: film, ...question });

test('a film is recorded for its owner, and its parts have a place to go', async () => {
  const stage = theatre.openStage();
  const { status, headers, body } = await create(stage);
  expect(status).toBe(201);
  expect(body).toEqual({
    video: {
      id: expect.stringMatching(/^[\w-]{22}$/),
      title: 'A film',
      description: '',
      visibility: 'private',
      mine: true,
      status: 'uploading',
      captions: [],
      createdAt: '2027-01-15T08:01:00.000Z',
      updatedAt: '2027-01-15T08:01:00.000Z',
    },
    upload: { uploadId: 'u1', partSize: 8 * 1024 ** 2, parts: 3 },
  });
  const [record] = stage.catalogue.written.slice(-1);
  expect(record).toMatchObject({
    owner: 'owner',
    upload: { uploadId: 'u1', size: 20_000_000, contentType: 'video/mp4' },
  });
  expect(headers.get('location')).toBe(`/api/videos/${record?.id}`);
  expect(stage.uploads.underWay.get('u1')?.key).toBe(`uploads/${record?.id}/source`);
});

test('what is not asked for a title may be said too', async () => {
  const { body } = await create(theatre.openStage(), {
    body: {
      ...film,
      title: '  Trimmed ',
      description: 'Of it',
      visibility: 'public',
      type: 'VIDEO/QuickTime',
    },
  });
  expect(body['video']).toMatchObject({ title: 'Trimmed', description: 'Of it', visibility: 'public' });
});

test('the longest title and description fit in, even where their JSON is escaped throughout', async () => {
  const escaped = (length: number) => '\\u0416'.repeat(length);
  const stage = theatre.openStage();
  const { status } = await create(stage, {
    body: `{"title":"${escaped(200)}","description":"${escaped(5_000)}","size":1,"type":"video/mp4"}`,
  });
  expect(status).toBe(201);
  expect(stage.catalogue.written[0]).toMatchObject({ description: 'Ж'.repeat(5_000) });
});

test('parts grow with the file, so that there are never more than 10,000', async () => {
  const stage = theatre.openStage({ config: { ...theatre.config, uploadMaxBytes: 1024 * GIB } });
  const { body } = await create(stage, { body: { ...film, size: 1024 * GIB } });
  expect(body['upload']).toMatchObject({ partSize: 105 * 1024 ** 2, parts: 9987 });
});

test('without a key every request makes a film', async () => {
  const stage = theatre.openStage();
  const [first, second] = [await create(stage), await create(stage)];
  expect(first.body['video']).not.toEqual(second.body['video']);
});

describe('under an idempotency key', () => {
  test('the same request makes one film and one upload, and gets the same answer', async () => {
    const stage = theatre.openStage();
    const first = await create(stage, keyed('k'));
    const second = await create(stage, keyed('k'));
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(stage.uploads.underWay.size).toBe(1);
  });

  test('two people have a film each', async () => {
    const stage = theatre.openStage();
    const first = await create(stage, keyed('k'));
    const second = await create(stage, { ...keyed('k'), as: { user: 'other' } });
    expect(second.status).toBe(201);
    expect(second.body['video']).not.toEqual(first.body['video']);
  });

  test('two requests at once make one film, and the upload too many is aborted', async () => {
    const stage = theatre.openStage();
    const answers = await Promise.all([create(stage, keyed('k')), create(stage, keyed('k'))]);
    expect(answers[1]?.body['upload']).toEqual(answers[0]?.body['upload']);
    expect(stage.uploads.underWay.size).toBe(1);
  });

  test('a request that broke off before the upload began is taken up', async () => {
    const stage = theatre.openStage();
    stage.uploads.beforeCall = () => {
      throw new AwsError({ operation: 'CreateMultipartUpload', status: 503, code: 'SlowDown' });
    };
    expect(await create(stage, keyed('k'))).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    stage.uploads.beforeCall = () => undefined;
    expect(await create(stage, keyed('k'))).toMatchObject({
      status: 201,
      body: { upload: { uploadId: 'u1' } },
    });
    expect(stage.catalogue.written.map(({ id }) => id)).toEqual(
      Array(2).fill(stage.catalogue.written[0]?.id),
    );
  });

  test('once the film was deleted the same request makes another, which has nothing in common with it', async () => {
    const stage = theatre.openStage();
    await create(stage, keyed('k'));
    const first = stage.catalogue.written[0];
    expect(await stage.call('DELETE', `/api/videos/${first?.id}`, { as: owner })).toMatchObject({
      status: 202,
    });
    const { status } = await create(stage, keyed('k'));
    const second = stage.catalogue.written.at(-1);
    expect([status, second?.status]).toEqual([201, 'uploading']);
    expect(second?.id).not.toBe(first?.id);
    expect(await create(stage, keyed('k'))).toMatchObject({ body: { video: { id: second?.id } } });
  });

  test('a film whose record could not be written is written when the request comes again', async () => {
    const stage = theatre.openStage();
    stage.catalogue.beforeCall = operation => {
      throw new AwsError({ operation, status: 503, code: 'ServiceUnavailable' });
    };
    expect(await create(stage, keyed('k'))).toMatchObject({ status: 503 });
    stage.catalogue.beforeCall = () => undefined;
    const { body } = await create(stage, keyed('k'));
    expect([...stage.requests.films.values()]).toEqual([body['video']].map(video => Object(video).id));
  });

  test('once the file has arrived there is nothing left to send', async () => {
    const stage = theatre.openStage();
    await create(stage, keyed('k'));
    const { id, request } = stage.catalogue.written.at(-1) ?? {};
    stage.put('uploaded', { ...(id && { id }), ...(request && { request }) });
    const { status, body } = await create(stage, keyed('k'));
    expect([status, body['upload']]).toEqual([201, undefined]);
  });
});

test('what is refused leaves no film and no upload', async () => {
  const stage = theatre.openStage();
  for (const body of [
    { ...film, size: 51 * GIB },
    { ...film, type: 'text/html' },
    { ...film, surprise: 1 },
    { ...film, owner: 'other' },
    { ...film, id: FILM },
  ]) {
    expect((await create(stage, { body })).status).toBe(422);
  }
  expect([stage.catalogue.written, stage.uploads.underWay.size]).toEqual([[], 0]);
});

test.each([
  [{ size: 1, type: 'video/mp4' }, 'title', 'must be a string'],
  [{ ...film, title: ' ' }, 'title', 'must be at least 1 characters long'],
  [{ ...film, title: 'x'.repeat(201) }, 'title', 'must be at most 200 characters long'],
  [{ ...film, title: 7 }, 'title', 'must be a string'],
  [{ ...film, size: 0 }, 'size', 'must be at least 1'],
  [{ ...film, title: 'a\0b' }, 'title', 'has a character that is no text'],
  [{ ...film, description: 'a\ud800b' }, 'description', 'has a character that is no text'],
  [{ ...film, size: 1.5 }, 'size', 'must be a whole number'],
  [{ ...film, size: '1' }, 'size', 'must be a number'],
  [{ ...film, visibility: 'secret' }, 'visibility', 'must be one of private, members, public'],
  [{ ...film, type: 'secret' }, 'type', 'has not the form that is described'],
  [{ ...film, secret: 1 }, 'secret', 'is not known here'],
  [{ ...film, '<script>': 1 }, '(another name)', 'is not known here'],
  [[], '', 'must be an object'],
  ['{"title": secret', '', 'must be JSON'],
])('%j is refused with the field that is wrong, and repeats nothing of it', async (body, path, message) => {
  const answer = await create(theatre.openStage(), { body });
  expect(answer.body).toEqual({
    status: 422,
    code: 'invalid_body',
    title: expect.any(String),
    faults: [{ path, message }],
  });
});
