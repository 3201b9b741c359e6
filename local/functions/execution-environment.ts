import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { beforeDeadline } from '../before-deadline';
import { type Clock, systemClock } from '../clock';
import { FunctionError } from './function-error';
import type { FunctionOptions } from './function-options';
import { runtimeVariables } from './runtime-variables';
import type { Invocation, WorkerMessage, WorkerStart } from './worker-messages';

/** Time for loading the bundle, in milliseconds (Lambda, "Init phase": 10 seconds). */
const INIT_LIMIT = 10_000;

const errorLike = z.object({ name: z.string(), message: z.string(), code: z.unknown().optional() });

/** What is said of one invocation when it is handed over; its time is told when it starts. */
export type Assignment = Omit<Invocation, 'clockShift'>;

/** One worker with the bundle loaded: what Lambda calls an execution environment. One invocation at a time. */
export interface ExecutionEnvironment {
  /** The handler's result as JSON. Rejects with a FunctionError. */
  invoke(assignment: Assignment): Promise<string>;
  /** True once the worker has ended; it takes no further invocation. */
  isGone(): boolean;
  /** Ends the worker at once; an invocation under way is rejected. */
  close(): Promise<void>;
}

/** Starts a worker with an environment of its own. The bundle loads while the first invocation waits for it. */
export function startEnvironment(options: FunctionOptions): ExecutionEnvironment {
  const { codeDir, handler, clock = systemClock } = options;
  const start: WorkerStart = { codeDir, handler, clockShift: shiftOf(clock) };
  const worker = new Worker(join(__dirname, 'worker-entry.mts'), {
    name: options.name,
    workerData: start,
    env: { ...options.env, ...runtimeVariables(options) },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    stdout: true,
    stderr: true,
  });
  pipeLines(worker.stdout, options.log);
  pipeLines(worker.stderr, options.log);

  let gone = false;
  let waiting: PromiseWithResolvers<WorkerMessage> = Promise.withResolvers();
  const ready = waiting.promise;
  // Nobody may be waiting when an idle worker ends.
  ready.catch(() => undefined);
  const end = (error: Error): void => {
    gone = true;
    waiting.reject(error);
  };
  worker.on('message', (message: WorkerMessage) => waiting.resolve(message));
  worker.on('error', error => end(crash(error)));
  worker.on('exit', code => end(exited(code)));

  const close = async (): Promise<void> => {
    gone = true;
    await worker.terminate();
  };
  const within = (answer: Promise<WorkerMessage>, limit: number, requestId: string): Promise<WorkerMessage> =>
    beforeDeadline(answer, { clock, milliseconds: limit }, (): never => {
      void close();
      throw new FunctionError(
        'Sandbox.Timedout',
        `RequestId: ${requestId} Error: Task timed out after ${(limit / 1000).toFixed(2)} seconds`,
      );
    });

  return {
    async invoke(assignment) {
      const { awsRequestId } = assignment.context;
      const loaded = await within(ready, INIT_LIMIT, awsRequestId);
      if (loaded.kind === 'failed') void close();
      succeeded(loaded);
      waiting = Promise.withResolvers();
      const invocation: Invocation = { ...assignment, clockShift: shiftOf(clock) };
      worker.postMessage(invocation);
      const message = succeeded(await within(waiting.promise, invocation.timeoutMs, awsRequestId));
      return message.kind === 'done' ? message.resultJson : 'null';
    },
    isGone: () => gone,
    close,
  };
}

function shiftOf(clock: Clock): number {
  return clock === systemClock ? 0 : clock.now() - Date.now();
}

function succeeded(message: WorkerMessage): WorkerMessage {
  if (message.kind === 'failed') throw new FunctionError(message.errorType, message.errorMessage);
  return message;
}

/** Anything may be thrown out of a worker; errors arrive as copies that merely look like one. */
function crash(thrown: unknown): FunctionError {
  const { data } = errorLike.safeParse(thrown);
  if (data === undefined) return new FunctionError('Runtime.UncaughtException', String(thrown));
  if (data.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new FunctionError('Runtime.OutOfMemory', 'Runtime exited with error: signal: killed');
  }
  return new FunctionError(data.name, data.message);
}

function exited(code: number): FunctionError {
  return new FunctionError('Runtime.ExitError', `Runtime exited with error: exit status ${code}`);
}

function pipeLines(input: Readable, log: (line: string) => void): void {
  createInterface({ input }).on('line', log);
}
