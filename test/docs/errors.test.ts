import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from '../../core/problem';

const document = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8');
const rows = [...document.matchAll(/^\| `([a-z_]+)` +\| (\d{3}) +\|/gm)].map(([, code, status]) => [
  code,
  Number(status),
]);

test('docs/errors.md has a row for every problem code, with its status, and for no other', () => {
  const codes = Object.entries(PROBLEMS).map(([code, { status }]) => [code, status]);
  expect(rows.sort()).toEqual(codes.sort());
});
