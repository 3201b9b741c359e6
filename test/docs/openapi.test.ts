import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentDescription } from '../../lambdas/videos-api/current-description';
import { allRoutes } from '../../lambdas/videos-api/routes/all-routes';

const kept = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8'));
const operations = Object.values<Record<string, { operationId: string }>>(kept.paths).flatMap(Object.values);

test('docs/openapi.json is what the routes say of themselves; npm run openapi writes it anew', () => {
  expect(kept).toEqual(currentDescription());
});

test('every route has a name of its own', () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(names).toHaveLength(allRoutes.length);
  expect(new Set(names).size).toBe(names.length);
});
