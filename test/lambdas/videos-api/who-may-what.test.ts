import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRoutes } from '../../../lambdas/videos-api/routes/all-routes';
import { type Answer, FILM, OWNER, openTheatre, type Who } from './api-stage';
import { routesWithRequests } from './sample-requests';

/** One file for each route; in it one line for each state and visibility of the film, and in that one cell for each caller. */
const TABLES = join(__dirname, 'fixtures', 'who-may-what');

const STATES = [
  'absent',
  'uploading-parts',
  'uploaded',
  'submitting-leased',
  'transcoding',
  'ready',
  'failed-job-over',
  'deleting-job-running',
];
const VISIBILITIES = ['private', 'members', 'public'] as const;
const CALLERS: Record<string, Who> = {
  owner: { user: OWNER },
  other: { user: 'somebody-else' },
  anonymous: 'anonymous',
  machine: 'machine',
};

let theatre: Awaited<ReturnType<typeof openTheatre>>;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

test('every route has its table', () => {
  expect(readdirSync(TABLES).sort()).toEqual(allRoutes.map(({ operationId }) => `${operationId}.txt`).sort());
});

test.each(routesWithRequests)('$route.operationId answers as its table says', async sample => {
  const table = readFileSync(join(TABLES, `${sample.route.operationId}.txt`), 'utf8');
  expect(await rowsOf(sample)).toEqual(table.trimEnd().split('\n'));
});

async function rowsOf(sample: (typeof routesWithRequests)[number]): Promise<string[]> {
  const rows: string[] = [];
  for (const state of STATES) {
    for (const visibility of VISIBILITIES) {
      const cells = await Promise.all(
        Object.entries(CALLERS).map(async ([name, as]) => {
          const stage = theatre.openStage();
          stage.put(state, { visibility });
          const answer = await stage.call(sample.method, sample.path, { ...sample.request, as });
          return `${name} ${summary(answer)}`;
        }),
      );
      rows.push(`${visibility} ${state}: ${cells.join(', ')}`);
    }
  }
  return rows;
}

function summary({ status, body }: Answer): string {
  if (typeof body['code'] === 'string') return `${status} ${body['code']}`;
  if (!Array.isArray(body['videos'])) return String(status);
  return `${status} ${body['videos'].some(video => video.id === FILM) ? 'with it' : 'without it'}`;
}
