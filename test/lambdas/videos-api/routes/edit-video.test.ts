import { FILM, openTheatre, type Question } from '../api-stage';

const owner = { user: 'owner' };
const at = `/api/videos/${FILM}`;

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

function stageWith(state = 'ready') {
  const stage = theatre.openStage();
  stage.put(state);
  const edit = (body: unknown, ifMatch = '"3"', question: Question = {}) =>
    stage.call('PATCH', at, { as: owner, body, headers: { 'if-match': ifMatch }, ...question });
  return { stage, edit };
}

test('a film is changed as far as the request says, and has a new edition', async () => {
  const { stage, edit } = stageWith();
  const { status, headers, body } = await edit({ title: 'Renamed', visibility: 'members' });
  expect([status, headers.get('etag')]).toEqual([200, expect.stringMatching(/^"4-/)]);
  expect(body).toMatchObject({ title: 'Renamed', description: '', visibility: 'members' });
  expect(stage.catalogue.at(FILM)).toMatchObject({ title: 'Renamed', visibility: 'members', edition: 4 });
});

test('the tag of a film that was read is the one that an edit needs, though the film has become ready', async () => {
  const { stage, edit } = stageWith('transcoding');
  const { headers } = await stage.call('GET', at, { as: owner });
  stage.put('ready');
  expect((await edit({ description: 'New' }, headers.get('etag') ?? '')).status).toBe(200);
});

test.each(['"3-AAAAAAAAAAAAAAAA"', 'W/"3"', ' "3" ', '*'])(
  'If-Match %s names the edition too',
  async ifMatch => {
    expect((await stageWith().edit({ title: 'Renamed' }, ifMatch)).status).toBe(200);
  },
);

test('of two edits of one edition the second changes nothing', async () => {
  const { stage, edit } = stageWith();
  await edit({ title: 'First' });
  expect(await edit({ title: 'Second' })).toMatchObject({ status: 412, body: { code: 'revision_mismatch' } });
  expect(stage.catalogue.at(FILM)?.title).toBe('First');
});

test('an edit that comes again, because its answer was lost, is answered and makes no edition', async () => {
  const { edit } = stageWith();
  await edit({ title: 'Renamed' });
  const again = await edit({ title: 'Renamed' });
  expect([again.status, again.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"4-/)]);
});

test('progress between reading and editing is no reason to refuse', async () => {
  const { stage, edit } = stageWith('transcoding');
  stage.catalogue.beforeStore = () => {
    stage.catalogue.beforeStore = () => undefined;
    stage.put('transcoding', { revision: 8, updatedAt: 1 });
  };
  expect((await edit({ title: 'Renamed' })).status).toBe(200);
  expect(stage.catalogue.at(FILM)).toMatchObject({ title: 'Renamed', revision: 9 });
});

test.each([[{}], [{ status: 'ready' }], [{ owner: 'other' }], [{ title: null }], [{ captions: [] }]])(
  '%j is no edit',
  async body => {
    const { stage, edit } = stageWith();
    expect(await edit(body)).toMatchObject({ status: 422, body: { code: 'invalid_body' } });
    expect(stage.catalogue.written).toEqual([]);
  },
);
