import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTIONS } from '../../cli/try-edge/questions';

const [, asked = ''] = readFileSync(join(__dirname, '../../docs/not-known-until-tried.md'), 'utf8').split(
  '\n## ',
);

test('the page explains every question that try-edge asks, in its order, and no other one', () => {
  const rows = asked.split('\n').filter(line => line.startsWith('| ') && !/^\| (question|-+) /.test(line));
  const questions = rows.map(row => row.split(' | ')[0]?.slice(2).trim().replaceAll('\\', ''));
  expect(questions).toEqual(QUESTIONS.map(({ question }) => question));
});
