import { types } from 'node:util';
import { constants, createContext, Script } from 'node:vm';
import { prepareRuntime } from './runtime-globals';

/** How a run of a function ended. */
export type FunctionRun =
  | { readonly ended: 'returned'; readonly value: unknown; readonly lines: readonly string[] }
  | { readonly ended: 'failed'; readonly error: string; readonly lines: readonly string[] };

/**
 * Milliseconds after which a function is stopped. CloudFront allows about one millisecond and names no number
 * ("Compute utilization"); a machine that does other things too needs more room.
 */
const LONGEST_RUN = 5_000;

/** Bytes of memory that a function has on CloudFront; what it returns is held to it here (the guide, "Quotas"). */
const MEMORY = 2 * 1024 * 1024;

/**
 * Runs the code's `handler` with an event, each time in a context of its own, so that nothing is left from one request to
 * the next. Event and result cross as JSON text: the function never holds an object of this process. There is no
 * network, no file, no timer, no `require`; `eval` and `Function` throw.
 *
 * @param now milliseconds since the epoch, which the function's clock shows
 * @param longest milliseconds
 */
export function runFunction(
  { name, code }: { name: string; code: string },
  event: unknown,
  { now, longest = LONGEST_RUN }: { now: number; longest?: number },
): FunctionRun {
  const context = createContext(constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const run = (source: string, filename: string): unknown =>
    new Script(source, { filename }).runInContext(context, { timeout: longest });
  const lines = run(prepareRuntime(now), 'runtime.js') as readonly unknown[];
  const written = (): readonly string[] => Array.from(lines, String);
  try {
    run(`'use strict'; ${code}`, `${name}.js`);
    const { text, error } = run(callHandler(event), 'call.js') as { text?: unknown; error?: unknown };
    if (error !== undefined) return { ended: 'failed', error: String(error), lines: written() };
    if (typeof text !== 'string' || text.length > MEMORY) {
      return { ended: 'failed', error: 'it returned nothing, or too much', lines: written() };
    }
    return { ended: 'returned', value: JSON.parse(text), lines: written() };
  } catch (error) {
    // An error of another context is no instance of this one's Error.
    const text = types.isNativeError(error) ? `${error.name}: ${error.message}` : 'it threw';
    return { ended: 'failed', error: text, lines: written() };
  }
}

/** A script that calls the handler and, once the context's promises have settled, has its result in `text`. */
function callHandler(event: unknown): string {
  return `(function () {
  'use strict';
  var outcome = {};
  function failed(error) {
    outcome.error = String(error);
  }
  try {
    Promise.resolve(handler(JSON.parse(${JSON.stringify(JSON.stringify(event))}))).then(function (value) {
      outcome.text = JSON.stringify(value);
    }).catch(failed);
  } catch (error) {
    failed(error);
  }
  return outcome;
})();`;
}
