import type { FunctionSource } from '../distribution-config';
import { checkCode } from './check-code';
import { type FunctionRun, runFunction } from './sandbox';

/** A CloudFront Function that is associated with a behaviour. */
export interface EdgeFunction {
  readonly name: string;
  /** @param now milliseconds since the epoch */
  run(event: object, now: number): FunctionRun;
}

/** @throws Error for code that CloudFront's runtime would not run */
export function edgeFunction(source: FunctionSource): EdgeFunction {
  checkCode(source);
  return { name: source.name, run: (event, now) => runFunction(source, event, { now }) };
}
