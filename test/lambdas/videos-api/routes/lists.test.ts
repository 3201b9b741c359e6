import type { VideoRecord } from '../../../../core/video/record';
import { videoId } from '../../../../core/video/video-id';
import { type ApiStage, NOW, openTheatre, type Who } from '../api-stage';

const owner = { user: 'owner' };
const other = { user: 'somebody-else' };

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const idOf = (number: number) => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(number, 12);
  return videoId(bytes);
};

/** Film `number` of the owner, so many seconds old. */
function put(stage: ApiStage, number: number, changes: Partial<VideoRecord> = {}) {
  stage.put('ready', { id: idOf(number), createdAt: NOW - 1000 * number, ...changes });
}

interface Page {
  videos: { id: string; mine: boolean }[];
  cursor?: string;
}

async function page(stage: ApiStage, query = '', as: Who = owner, path = '/api/videos'): Promise<Page> {
  const { status, body } = await stage.call('GET', `${path}${query}`, { as });
  expect(status).toBe(200);
  return body as unknown as Page;
}

/** Ids of all pages, one list for each. */
async function pages(stage: ApiStage, limit: number, as: Who = owner, between = async () => {}) {
  const found: string[][] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; await between()) {
    const next: Page = await page(stage, `?limit=${limit}${cursor && `&cursor=${cursor}`}`, as);
    found.push(next.videos.map(({ id }) => id));
    cursor = next.cursor;
  }
  return found;
}

/** Films of two people in turn, of every visibility, some of them not ready. */
function mixed(stage: ApiStage, count: number) {
  for (let number = 1; number <= count; number += 1) {
    const visibility = (['private', 'members', 'public'] as const)[number % 3] ?? 'private';
    const changes = { visibility, owner: number % 2 === 0 ? 'owner' : 'somebody-else' };
    if (number % 5 === 0) {
      stage.put('transcoding', { ...changes, id: idOf(number), createdAt: NOW - 1000 * number });
    } else put(stage, number, changes);
  }
}

/** Numbers of the mixed films that a person may know of, newest first. */
const visibleTo = (person: string, count: number) =>
  Array.from({ length: count }, (_, index) => index + 1).filter(
    number => (number % 2 === 0) === (person === 'owner') || (number % 3 !== 0 && number % 5 !== 0),
  );

test('a caller sees films of their own and what others show, newest first and each once', async () => {
  const stage = theatre.openStage();
  mixed(stage, 40);
  const { videos } = await page(stage, '?limit=100');
  expect(videos.map(({ id }) => id)).toEqual(visibleTo('owner', 40).map(idOf));
  expect(videos.map(({ mine }) => mine)).toEqual(visibleTo('owner', 40).map(number => number % 2 === 0));
});

test.each([1, 2, 3, 7, 39])('pages of %d films together are the whole list', async limit => {
  const stage = theatre.openStage();
  mixed(stage, 40);
  for (const as of [owner, other]) {
    const found = await pages(stage, limit, as);
    expect(found.flat()).toEqual(visibleTo(as.user, 40).map(idOf));
    expect(found.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
  }
});

test('films that come while somebody turns pages do not disturb them', async () => {
  const stage = theatre.openStage();
  mixed(stage, 20);
  let newest = 0;
  const found = await pages(stage, 3, owner, async () => {
    newest -= 1;
    stage.put('ready', {
      id: idOf(1000 - newest),
      createdAt: NOW - newest,
      visibility: 'public',
      owner: 'third',
    });
  });
  expect(found.flat()).toEqual(visibleTo('owner', 20).map(idOf));
});

test('films of the same moment are neither lost nor shown twice', async () => {
  const stage = theatre.openStage();
  for (let number = 1; number <= 30; number += 1) {
    const visibility = number % 3 === 0 ? 'public' : 'members';
    put(stage, number, { createdAt: NOW, visibility, owner: number % 2 === 0 ? 'owner' : 'somebody-else' });
  }
  for (const limit of [1, 4, 7]) {
    const found = (await pages(stage, limit)).flat();
    expect([found.length, new Set(found).size]).toEqual([30, 30]);
  }
});

/** How many pieces of lists a request reads. */
async function piecesOf(stage: ApiStage, query: string, as: Who, path?: string): Promise<number> {
  let pieces = 0;
  stage.catalogue.beforeCall = operation => {
    pieces += Number(operation === 'Query');
  };
  await page(stage, query, as, path);
  return pieces;
}

test('whoever announces many films that never come makes nobody else’s list longer to read', async () => {
  const stage = theatre.openStage();
  for (let number = 1; number <= 500; number += 1) {
    stage.put('uploading', {
      id: idOf(number),
      createdAt: NOW - number,
      visibility: 'public',
      owner: 'other',
    });
  }
  expect(await piecesOf(stage, '?limit=1', 'anonymous', '/api/public/videos')).toBe(1);
  expect(await piecesOf(stage, '?limit=1', owner)).toBe(3);
});

test('whoever has many films passes over them in few steps', async () => {
  const stage = theatre.openStage();
  for (let number = 1; number <= 500; number += 1) put(stage, number, { visibility: 'public' });
  expect(await piecesOf(stage, '?limit=1', owner)).toBeLessThan(6);
});

test('a cursor that was made up makes no list longer to read', async () => {
  const stage = theatre.openStage();
  for (let number = 1; number <= 500; number += 1) {
    put(stage, number, { visibility: 'public', owner: number <= 3 ? 'owner' : 'somebody-else' });
  }
  const { cursor = '' } = await page(stage, '?limit=1');
  const [mark] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  const oldest = Buffer.from(JSON.stringify([mark, [[idOf(1), 0], null, null]])).toString('base64url');
  expect(await piecesOf(stage, `?limit=1&cursor=${oldest}`, owner)).toBe(3);
});

test('a cursor names no film that the caller may not know of', async () => {
  const stage = theatre.openStage();
  mixed(stage, 40);
  const hidden = Array.from({ length: 40 }, (_, index) => index + 1)
    .filter(number => !visibleTo('owner', 40).includes(number))
    .map(idOf);
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    ({ cursor } = await page(stage, `?limit=2${cursor && `&cursor=${cursor}`}`));
    const named = Buffer.from(cursor ?? '', 'base64url').toString();
    expect(hidden.filter(id => named.includes(id))).toEqual([]);
  }
});

test('twenty films are a page where nothing else is asked for, and the last page has no cursor', async () => {
  const stage = theatre.openStage();
  for (let number = 1; number <= 21; number += 1) put(stage, number);
  const first = await page(stage);
  const last = await page(stage, `?cursor=${first.cursor}`);
  expect([first.videos.length, last.videos.length, last.cursor]).toEqual([20, 1, undefined]);
});

test('the public list has public films alone, and is the same for everybody', async () => {
  const stage = theatre.openStage();
  mixed(stage, 40);
  const lists = await Promise.all(
    (['anonymous', 'machine', owner] as const).map(as => page(stage, '?limit=100', as, '/api/public/videos')),
  );
  const expected = Array.from({ length: 40 }, (_, index) => index + 1)
    .filter(number => number % 3 === 2 && number % 5 !== 0)
    .map(idOf);
  expect(lists[0]?.videos.map(({ id }) => id)).toEqual(expected);
  expect(lists[1]).toEqual(lists[0]);
  expect(lists[2]).toEqual(lists[0]);
});

describe('a cursor', () => {
  const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const refusal = {
    status: 422,
    body: { code: 'invalid_query', faults: [{ path: 'cursor', message: 'is of no list like this' }] },
  };

  async function stageWithCursor() {
    const stage = theatre.openStage();
    for (let number = 1; number <= 5; number += 1) put(stage, number, { visibility: 'public' });
    const { cursor = '' } = await page(stage, '?limit=2');
    return { stage, cursor };
  }

  test("of somebody else's list is refused", async () => {
    const { stage, cursor } = await stageWithCursor();
    expect(await stage.call('GET', `/api/videos?cursor=${cursor}`, { as: other })).toMatchObject(refusal);
  });

  test('of another list is refused', async () => {
    const { stage, cursor } = await stageWithCursor();
    expect(await stage.call('GET', `/api/public/videos?cursor=${cursor}`)).toMatchObject(refusal);
    const { cursor: open } = await page(stage, '?limit=2', 'anonymous', '/api/public/videos');
    expect(await stage.call('GET', `/api/videos?cursor=${open}`, { as: owner })).toMatchObject(refusal);
  });

  test('that was made up is refused', async () => {
    const { stage, cursor } = await stageWithCursor();
    const [mark, places] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    for (const wrong of [
      'x',
      forged(null),
      forged([mark]),
      forged([mark, []]),
      forged([mark, [null, null, null]]),
      forged([mark, [...places, null]]),
      forged([mark, [['../../etc', 1], null, null]]),
      forged([mark, [[idOf(1), -1], null, null]]),
      forged([mark, [[idOf(1), 1e99], null, null]]),
      forged([mark, [{ owner: 'somebody-else' }, null, null]]),
      forged(['AAAAAAAAAAA', places]),
    ]) {
      expect(await stage.call('GET', `/api/videos?cursor=${wrong}`, { as: owner })).toMatchObject(refusal);
    }
  });

  test('that was altered in its place leads to another place of the same list and no further', async () => {
    const { stage, cursor } = await stageWithCursor();
    put(stage, 6, { owner: 'somebody-else', visibility: 'private' });
    const [mark] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const anywhere = forged([mark, [[idOf(6), NOW - 500], null, null]]);
    const { videos } = await page(stage, `?cursor=${anywhere}`);
    expect(videos.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map(idOf));
  });
});

test.each([
  'limit=0',
  'limit=101',
  'limit=1.5',
  'limit=x',
  'limit=0x10',
  'limit=',
  'owner=other',
  `cursor=${'x'.repeat(513)}`,
])('the query %s is refused', async query => {
  const answer = await theatre.openStage().call('GET', `/api/videos?${query}`, { as: owner });
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'invalid_query', faults: [{ path: query.split('=')[0] }] },
  });
});
