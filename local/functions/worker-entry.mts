// Runs inside a worker without any loader, so Node reads this file by stripping its types: nothing but types may be
// imported from the other files.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Invocation, WorkerMessage, WorkerStart } from './worker-messages';

type Handler = (event: unknown, context: object) => unknown;

/** Largest answer of a buffered invocation in bytes: 6 MiB and 100 bytes (Lambda, "Response payload size exceeded"). */
const RESPONSE_LIMIT = 6_291_556;

/** The machine's own time; everything else in the worker reads the stack's clock. */
const machineNow = Date.now;

/** Milliseconds by which the stack's clock is ahead of the machine's. */
let shift = 0;

/** Makes `Date` tell the time of the stack's clock, whoever has kept `Date.now` from before. */
function followShift(): void {
  Date.now = () => machineNow() + shift;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, asked) =>
      Reflect.construct(target, given.length === 0 ? [target.now()] : given, asked),
    apply: target => new target(target.now()).toString(),
  });
  Date.prototype.constructor = Date;
}

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function loadHandler({ codeDir, handler }: WorkerStart): Handler {
  const [module = '', name = ''] = handler.split('.');
  const file = ['.js', '.mjs', '.cjs'].map(end => join(codeDir, module + end)).find(path => existsSync(path));
  if (file === undefined) throw named('Runtime.ImportModuleError', `Cannot find module '${module}'`);
  const found: unknown = createRequire(file)(file)[name];
  if (typeof found !== 'function') {
    throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  // The runtime nodejs24.x calls handlers with event and context only.
  if (found.length > 2) {
    throw named('Runtime.CallbackHandlerDeprecated', `${handler} takes a callback; make it async`);
  }
  return found as Handler;
}

async function run(
  handler: Handler,
  { eventJson, timeoutMs, clockShift, context }: Invocation,
): Promise<WorkerMessage> {
  shift = clockShift;
  const started = performance.now();
  const result = await handler(JSON.parse(eventJson), {
    ...context,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.ceil(timeoutMs - (performance.now() - started))),
  });
  const resultJson = JSON.stringify(result) ?? 'null';
  if (Buffer.byteLength(resultJson) > RESPONSE_LIMIT) {
    throw named(
      'Function.ResponseSizeTooLarge',
      `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
    );
  }
  return { kind: 'done', resultJson };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function failure(thrown: unknown): WorkerMessage {
  if (thrown instanceof Error) {
    return { kind: 'failed', errorType: thrown.name, errorMessage: thrown.message };
  }
  return { kind: 'failed', errorType: typeof thrown, errorMessage: String(thrown) };
}

function reportAndFail(phase: string, thrown: unknown): void {
  console.error(`${phase} Error`, thrown);
  post(failure(thrown));
}

try {
  const start = workerData as WorkerStart;
  followShift();
  shift = start.clockShift;
  const handler = loadHandler(start);
  parentPort?.on('message', (invocation: Invocation) => {
    run(handler, invocation).then(post, thrown => reportAndFail('Invoke', thrown));
  });
  post({ kind: 'ready' });
} catch (thrown) {
  reportAndFail('Init', thrown);
}
