import { FILM, openTheatre } from '../api-stage';

const owner = { user: 'owner' };

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

async function shown(state: string, as = owner) {
  const stage = theatre.openStage();
  stage.put(state, { visibility: 'members' });
  return (await stage.call('GET', `/api/videos/${FILM}`, { as })).body;
}

test('a film that is transcoded tells how far it is', async () => {
  expect(await shown('transcoding')).toMatchObject({ status: 'transcoding', progress: 40 });
});

test('a film that failed tells why, and what to do', async () => {
  const { status, failure } = await shown('failed-job-over');
  expect([status, failure]).toEqual([
    'failed',
    { code: 'not_submitted', message: expect.any(String), hint: expect.any(String) },
  ]);
});

test('a film that is ready tells its length and its captions', async () => {
  expect(await shown('ready')).toMatchObject({
    durationSeconds: 60,
    captions: [{ language: 'en', label: 'English' }],
  });
});

test('nobody learns from a film whose it is, nor how it was made', async () => {
  const video = await shown('ready', { user: 'somebody-else' });
  expect(video['mine']).toBe(false);
  expect(Object.keys(video).sort()).toEqual(
    [
      ...[
        'captions',
        'createdAt',
        'description',
        'durationSeconds',
        'id',
        'mine',
        'poster',
        'status',
        'title',
      ],
      ...['updatedAt', 'visibility'],
    ].sort(),
  );
});

test('its tag is another whenever anything of it is, and else the same', async () => {
  const stage = theatre.openStage();
  const tag = async (as = owner) =>
    (await stage.call('GET', `/api/videos/${FILM}`, { as })).headers.get('etag') ?? '';
  const seen: string[] = [];
  for (const changes of [{ progress: 40 }, { progress: 41 }, { progress: 41, captions: [] }]) {
    stage.put('transcoding', { ...changes, visibility: 'members' });
    seen.push(await tag());
  }
  stage.put('ready', { visibility: 'members' });
  seen.push(await tag(), await tag({ user: 'somebody-else' }));
  stage.clock.now += 3_600_000;
  seen.push(await tag());
  expect(new Set(seen).size).toBe(seen.length);
  expect(await tag()).toBe(seen.at(-1));
});

test.each(['', 'short', `${FILM}x`, 'AAAAAAAAAAAAAAAAAAAAAB', '..%2F..', '%2A'])(
  'the id %j is no film, and the catalogue is not asked',
  async id => {
    const stage = theatre.openStage();
    stage.catalogue.beforeCall = () => {
      throw new Error('asked');
    };
    expect((await stage.call('GET', `/api/videos/${id}`, { as: owner })).status).toBe(404);
  },
);

test('a token that is not valid causes no look at the catalogue', async () => {
  const stage = theatre.openStage();
  stage.put('ready');
  stage.catalogue.beforeCall = () => {
    throw new Error('asked');
  };
  const authorization = `Bearer ${await theatre.issuer.forged('owner')}`;
  const { status } = await stage.call('GET', `/api/videos/${FILM}`, { headers: { authorization } });
  expect(status).toBe(401);
});
