import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallFate } from '../../../local/services/calls';
import { FREE_PORTS, type LocalStack, startStack } from '../../../local/start-stack';
import type { Assembly } from '../../../local/template/read-assembly';
import { assemblyWith } from '../../assembly-with';
import { RushClock, type WorkToSee } from '../../local/rush-clock';
import type { Disturbance } from './disturbance';
import { faultEngine } from './fault-engine';
import { type Operator, openOperator } from './operator';
import { type PipelineQueue, queueArns } from './pipeline-queues';
import { RequestsUnderWay } from './requests-under-way';
import { type FunctionName, functionOf, type StageCall, stageCall } from './stage-call';

/** A whole stack from the synthesised template, whose clock and whose faults the campaign holds. */
export interface FaultStage {
  readonly assembly: Assembly;
  readonly stack: LocalStack;
  readonly clock: RushClock;
  /** When the sweep's periods began, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly operator: Operator;
  /** What the functions have written since the last disturbance began. */
  readonly log: readonly string[];
  /** The calls since the last disturbance began. */
  readonly calls: readonly MetCall[];
  /** How many messages a queue holds, visible or not. */
  messagesIn(queue: PipelineQueue): Promise<number>;
  /** Ends the last disturbance, and begins another. */
  disturb(disturbance: Disturbance): void;
  /** Ends the workers of a function that are handling an invocation. */
  crash(name: FunctionName): Promise<void>;
  /** Whether an invocation is under way or a job is not over. */
  isBusy(): boolean;
  /** Lets time go on until something is so; see `RushClock`. */
  rush(isSo: () => boolean | Promise<boolean>, limit: number): Promise<void>;
  /** Leaps over so many milliseconds. */
  leap(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** A call, and whether its disturbance let it be carried out. */
export interface MetCall extends StageCall {
  readonly carriedOut: boolean;
}

/** Starts one; the caller closes it. */
export async function openFaultStage(): Promise<FaultStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'screening-room-'));
  const assembly = await assemblyWith({});
  const requests = new RequestsUnderWay();
  const clock = new RushClock();
  let disturbance: Disturbance = {};
  let activity = 0;
  const log: string[] = [];
  const met: MetCall[] = [];
  const engine = faultEngine(clock, () => disturbance);
  const stack = await startStack({
    ...{ assembly, dataDir: join(dataDir, 'data'), ports: FREE_PORTS, clock, mediaEngine: engine },
    log: (_source, line) => log.push(line),
  });
  const { calls, eventBridge, mediaConvert } = stack.services;
  calls.watch(async call => {
    activity += 1;
    const seen = stageCall(call);
    if (seen === undefined) return undefined;
    const fate = await disturbance.onCall?.(seen);
    met.push({ ...seen, carriedOut: call.allowed && isCarriedOut(fate) });
    return fate;
  });
  eventBridge.watch(event => disturbance.onEvent?.(event));
  const startedAt = clock.now();
  const operator = openOperator(stack, clock);
  const queues = queueArns(assembly.template);

  const invocations = (): number => [...stack.functions.values()].reduce((sum, { busy }) => sum + busy, 0);
  const jobsIn = (...statuses: string[]): number =>
    mediaConvert.jobs().filter(({ status }) => statuses.includes(status)).length;
  const work: WorkToSee = {
    isBusy: () =>
      invocations() > 0 ||
      requests.count > 0 ||
      jobsIn('PROGRESSING') > engine.waiting() ||
      // Its end stands in memory, and is not yet on disk or told.
      mediaConvert.jobs().some(({ announced }) => announced === false),
    // The answer waits for what the queues' thread was asked before; a message that lies there is about to be received.
    isSettled: async () => (await stack.services.sqs.counts(queues.uploads)).visible === 0,
    activity: () => activity,
  };
  return {
    ...{ assembly, stack, clock, startedAt, operator, log, calls: met },
    async messagesIn(queue) {
      const { visible, hidden, delayed } = await stack.services.sqs.counts(queues[queue]);
      return visible + hidden + delayed;
    },
    disturb(next) {
      disturbance = next;
      log.length = 0;
      met.length = 0;
    },
    async crash(name) {
      const hit = [...stack.functions].filter(([arn]) => functionOf(arn) === name);
      await Promise.all(hit.map(([, each]) => each.crash()));
    },
    isBusy: () => invocations() > 0 || jobsIn('SUBMITTED', 'PROGRESSING') > 0,
    rush: (isSo, limit) => clock.rush(isSo, limit, work),
    leap: milliseconds => clock.leap(milliseconds, work),
    async close() {
      operator.close();
      await stack.close();
      requests.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function isCarriedOut(fate: CallFate | undefined): boolean {
  switch (fate?.kind) {
    case undefined:
    case 'proceed':
    case 'lose_answer':
      return true;
    case 'lose':
      return false;
    case 'fail':
      return fate.carriedOut;
  }
}
