import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUDGETS } from '../../bench/budgets';
import { judge } from '../../bench/judge';
import { markdownTable } from '../../bench/table';

const document = readFileSync(join(__dirname, '../../docs/performance.md'), 'utf8');

/** What is measured and its target: the columns that do not change from run to run. */
function promises(markdown: string): (string | undefined)[][] {
  return markdown
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line => line.split('|').map(cell => cell.trim()))
    .map(([, what, , target]) => [what, target]);
}

test('the table of docs/performance.md has the lines and the targets of the budgets', () => {
  const expected = promises(markdownTable(judge(BUDGETS, {})));
  expect(promises(document).filter(([what]) => !what?.startsWith('---'))).toEqual(
    expected.filter(([what]) => !what?.startsWith('---')),
  );
});

test('every figure in it holds', () => {
  expect(document).not.toMatch(/\| (?:NO|not measured) +\|/);
});
