import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../../lib/settings';

const ROOT = join(__dirname, '../..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** Cells of a Markdown table's rows, without its head. */
function rowsBetween(begin: string, end: string): string[][] {
  const text = readme.split(begin)[1]?.split(end)[0] ?? '';
  const rows = text.split('\n').filter(line => line.startsWith('|'));
  return rows.slice(2).map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

test('the table of settings is the one that the stack reads', () => {
  const expected = SETTINGS.map(({ name, default: value, sentence }) => [
    `\`${name}\``,
    value === undefined ? '–' : `\`${JSON.stringify(value)}\``,
    sentence,
  ]);
  expect(rowsBetween('<!-- settings: begin -->', '<!-- settings: end -->')).toEqual(expected);
});

test('every command and every file that the README names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const commands = [...readme.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
  expect(commands.filter(name => name !== 'ci' && !(name in scripts))).toEqual([]);
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '');
  expect(links.length).toBeGreaterThan(5);
  for (const path of links) expect(() => readFileSync(join(ROOT, path))).not.toThrow('ENOENT');
});
