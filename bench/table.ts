import type { Target, Unit } from './budget';
import type { Judged } from './judge';

const HEAD = ['what', 'figure', 'target', 'holds'];
const NONE = '–';

/** The table for a terminal: columns of equal width. */
export function textTable(rows: readonly Judged[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  const written = lines.map(line => padded(line, widths).join('  ').trimEnd());
  return [written[0], widths.map(width => '-'.repeat(width)).join('  '), ...written.slice(1)].join('\n');
}

/** The same table in Markdown. */
export function markdownTable(rows: readonly Judged[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  const written = lines.map(line => `| ${padded(line, widths).join(' | ')} |`);
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [written[0], rule, ...written.slice(1)].join('\n');
}

function cells({ what, figure, unit, target, holds }: Judged): string[] {
  const spread = figure && `${amount(figure.median, unit)} (${number(figure.low)}–${number(figure.high)})`;
  const verdict = holds === undefined ? NONE : holds ? 'yes' : 'NO';
  return [what, spread ?? 'not measured', target ? bound(target, unit) : NONE, verdict];
}

function padded(line: readonly string[], widths: readonly number[]): string[] {
  return line.map((cell, column) => cell.padEnd(widths[column] ?? 0));
}

function bound(target: Target, unit: Unit): string {
  return 'atLeast' in target ? `≥ ${amount(target.atLeast, unit)}` : `≤ ${amount(target.atMost, unit)}`;
}

function amount(value: number, unit: Unit): string {
  return unit === 'x' ? `${number(value)}x` : `${number(value)} ${unit}`;
}

/** Three digits, or all before the point, with commas between thousands. */
function number(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en-GB')
    : Number(value.toPrecision(3)).toLocaleString('en-GB');
}
