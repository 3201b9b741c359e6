import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { currentDescription } from './current-description';

// `npm run check` fails where the description that is kept is not the current one.
const kept: unknown = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8'));
if (!isDeepStrictEqual(kept, currentDescription())) {
  console.error('docs/openapi.json is not what the routes say of themselves: npm run openapi writes it anew');
  process.exitCode = 1;
}
