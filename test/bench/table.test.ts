import { judge } from '../../bench/judge';
import { markdownTable, textTable } from '../../bench/table';

const ROWS = judge(
  [
    { id: 'fast', what: 'speed', unit: 'x', target: { atLeast: 1_500 } },
    { id: 'small', what: 'size', unit: '%', target: { atMost: 10 } },
    { id: 'peer', what: 'a peer', unit: 'x' },
    { id: 'lost', what: 'a row that told nothing', unit: 'x', target: { atMost: 0.25 } },
  ],
  { fast: [1_234.5, 1_236, 1_238], small: [2.94], peer: [0.2346] },
);

test('the text table has columns of one width, figures with their spread, and a loud NO', () => {
  expect(textTable(ROWS).split('\n')).toEqual([
    'what                     figure                target    holds',
    '-----------------------  --------------------  --------  -----',
    'speed                    1,236x (1,235–1,237)  ≥ 1,500x  NO',
    'size                     2.94 % (2.94–2.94)    ≤ 10 %    yes',
    'a peer                   0.235x (0.235–0.235)  –         –',
    'a row that told nothing  not measured          ≤ 0.25x   NO',
  ]);
});

test('the Markdown table says the same', () => {
  const cells = markdownTable(ROWS)
    .split('\n')
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
  expect(cells[0]).toEqual(['what', 'figure', 'target', 'holds']);
  expect(cells[1]?.every(cell => /^-+$/.test(cell))).toBe(true);
  expect(cells[3]).toEqual(['size', '2.94 % (2.94–2.94)', '≤ 10 %', 'yes']);
});
