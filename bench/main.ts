import { parseArgs } from 'node:util';
import { BUDGETS } from './budgets';
import { type Judged, judge } from './judge';
import { describeMachine } from './machine';
import { runRows } from './run-rows';
import { markdownTable, textTable } from './table';

/** `npm run bench`: measures, prints the table, and fails where a figure falls short of its target. */
async function main(): Promise<void> {
  const options = { json: { type: 'boolean' }, markdown: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  const samples = await runRows(row => process.stderr.write(`bench: ${row}\n`));
  const rows = judge(BUDGETS, samples);
  process.stdout.write(`${write(rows, values)}\n`);
  if (rows.some(({ holds }) => holds === false)) process.exitCode = 1;
}

function write(rows: readonly Judged[], { json, markdown }: { json?: boolean; markdown?: boolean }): string {
  const machine = describeMachine();
  if (json) return JSON.stringify({ machine, rows }, undefined, 2);
  return markdown ? `${machine}\n\n${markdownTable(rows)}` : `${machine}\n\n${textTable(rows)}`;
}

main().catch((error: Error) => {
  process.stderr.write(`npm run bench: ${error.message}\n`);
  process.exitCode = 1;
});
