import type { EdgeFunction } from './edge-function';
import type { FunctionRun } from './sandbox';

/** What a function runs with besides the request. */
export interface RunContext {
  readonly event: {
    readonly distributionDomainName: string;
    readonly distributionId: string;
    readonly requestId: string;
  };
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Takes what functions write, line by line. */
  readonly log: (line: string) => void;
}

/** Characters of what one run writes that are kept (Developer Guide, "Restrictions on CloudFront Functions", logs). */
const LONGEST_LOG = 10_240;

/** Writes what a run wrote, and that it failed. The error's text may hold parts of the request and stays out. */
export function report({ name }: EdgeFunction, run: FunctionRun, { log }: RunContext): void {
  const written = run.lines.join('\n').slice(0, LONGEST_LOG);
  if (written !== '') for (const line of written.split('\n')) log(`${name}: ${line}`);
  if (run.ended === 'failed')
    log(`${name}: failed (${/^[A-Za-z]*Error(?=:|$)/.exec(run.error)?.[0] ?? 'Error'})`);
}
