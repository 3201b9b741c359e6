import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS } from '../../cli/doctor/faults';

const document = readFileSync(join(__dirname, '../../docs/doctor.md'), 'utf8');
const rows = [...document.matchAll(/^\| `([a-z_]+)` \| (.+) \| (.+) \| (.+) \|$/gm)].map(
  ([, ...cells]) => cells,
);

test('docs/doctor.md has every fault as the doctor says it, and no other', () => {
  const faults = Object.entries(FAULTS).map(([code, { level, sentence, advice }]) => [
    code,
    level,
    sentence,
    advice,
  ]);
  expect(rows).toEqual(faults);
});
