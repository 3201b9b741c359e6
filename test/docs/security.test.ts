import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const [text = '', list = ''] = readFileSync(join(ROOT, 'docs/security.md'), 'utf8').split('## Proofs');
const proofs = [...list.matchAll(/^(\d+)\. `(test\/[^`]+)`: (.+)$/gm)].map(
  ([, number, file = '', name = '']) => ({
    number: Number(number),
    file,
    name,
  }),
);

/** A test's name as its source may write it. */
const spellings = (name: string) => [`'${name}'`, `"${name}"`, `'${name.replaceAll("'", "\\'")}'`];

test('every proof that docs/security.md names is a test that is there', () => {
  expect(proofs.length).toBeGreaterThan(30);
  expect(proofs).toHaveLength(list.trim().split('\n').length);
  for (const { file, name } of proofs) {
    const source = readFileSync(join(ROOT, file), 'utf8');
    expect({ file, name, isThere: spellings(name).some(spelling => source.includes(spelling)) }).toEqual({
      file,
      name,
      isThere: true,
    });
  }
});

test('every number in docs/security.md leads to a proof, and every proof holds a sentence', () => {
  const used = new Set([...text.matchAll(/\[(\d+)\](?!\()/g)].map(([, number]) => Number(number)));
  expect([...used].sort((a, b) => a - b)).toEqual(proofs.map(({ number }) => number));
});

test('every door and every attack that docs/security.md tells of has a proof', () => {
  const section = (title: string) => text.split(`## ${title}`)[1]?.split('\n## ')[0] ?? '';
  const doors = section('Doors')
    .split('\n')
    .filter(line => /^\| (?!door|---)/.test(line));
  const attacks = section('What an attacker may try').split('\n- ').slice(1);
  expect([doors.length, attacks.length]).toEqual([8, 12]);
  expect([...doors, ...attacks].filter(claim => !/\[\d+\]/.test(claim))).toEqual([]);
});
