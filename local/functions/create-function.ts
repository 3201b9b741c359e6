import { randomUUID } from 'node:crypto';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { type Assignment, type ExecutionEnvironment, startEnvironment } from './execution-environment';
import { FunctionError } from './function-error';
import type { FunctionOptions } from './function-options';

export interface LocalFunction {
  /** The handler's result after a JSON round trip. Rejects with a FunctionError, as Lambda reports a function error. */
  invoke(event: unknown): Promise<unknown>;
  /**
   * Ends every worker that is handling an invocation, as a killed execution environment ends: those invocations are
   * rejected, further ones get new workers.
   */
  crash(): Promise<void>;
  /** Invocations under way, with those that wait for a worker. */
  readonly busy: number;
  /** Ends all workers at once; invocations under way are rejected. */
  close(): Promise<void>;
}

/**
 * A Lambda function on worker threads. Each worker handles one invocation at a time, as an execution environment of
 * Lambda does; warm ones are used again, further ones start as they are needed.
 */
export function createFunction(options: FunctionOptions): LocalFunction {
  const { maxConcurrency = 10 } = options;
  const all = new Set<ExecutionEnvironment>();
  const idle: ExecutionEnvironment[] = [];
  const queue: PromiseWithResolvers<ExecutionEnvironment>[] = [];
  let closed = false;
  let busy = 0;

  const start = (): ExecutionEnvironment => {
    const environment = startEnvironment(options);
    all.add(environment);
    return environment;
  };
  const acquire = async (): Promise<ExecutionEnvironment> => {
    if (closed) throw stopped();
    for (let warm = idle.pop(); warm !== undefined; warm = idle.pop()) {
      if (!warm.isGone()) return warm;
      all.delete(warm);
    }
    if (all.size < maxConcurrency) return start();
    const turn = Promise.withResolvers<ExecutionEnvironment>();
    queue.push(turn);
    return turn.promise;
  };
  const release = (environment: ExecutionEnvironment): void => {
    if (environment.isGone()) all.delete(environment);
    if (closed) return;
    const next = queue.shift();
    if (next !== undefined) next.resolve(environment.isGone() ? start() : environment);
    else if (!environment.isGone()) idle.push(environment);
  };

  return {
    async invoke(event) {
      const invocation = describe(options, event);
      busy += 1;
      try {
        const environment = await acquire();
        try {
          return JSON.parse(await environment.invoke(invocation));
        } finally {
          release(environment);
        }
      } finally {
        busy -= 1;
      }
    },
    get busy() {
      return busy;
    },
    async crash() {
      const busy = [...all].filter(environment => !idle.includes(environment));
      await Promise.all(busy.map(environment => environment.close()));
    },
    async close() {
      closed = true;
      for (const turn of queue.splice(0)) turn.reject(stopped());
      await Promise.all([...all].map(environment => environment.close()));
    },
  };
}

function describe({ name, memoryMb, timeoutSeconds }: FunctionOptions, event: unknown): Assignment {
  return {
    eventJson: JSON.stringify(event) ?? 'null',
    timeoutMs: timeoutSeconds * 1000,
    context: {
      awsRequestId: randomUUID(),
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${name}`,
      memoryLimitInMB: String(memoryMb),
      logGroupName: `/aws/lambda/${name}`,
      logStreamName: 'local',
    },
  };
}

function stopped(): FunctionError {
  return new FunctionError('Runtime.Stopped', 'The function has been stopped.');
}
