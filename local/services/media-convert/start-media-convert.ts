import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Clock } from '../../clock';
import { REST_JSON } from '../api-front/json-protocol';
import { startApiFront } from '../api-front/start-api-front';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { queueArn } from './arns';
import type { JobEvent } from './events/job-event';
import type { JobRecord } from './jobs/job-record';
import { JobRunner } from './jobs/job-runner';
import { JobStore } from './jobs/job-store';
import type { Transcode } from './jobs/transcode';
import { findOperation } from './operations/find-operation';
import type { Probe } from './probe/probe-answer';
import { type JobRole, S3Access } from './storage/s3-access';

/** What stands behind the API. */
export interface MediaEngine {
  readonly transcode: Transcode;
  readonly probe: Probe;
  /** How long a new job stays unseen by ListJobs and SearchJobs, in milliseconds. Default: not at all. */
  readonly lookUpDelay?: () => number;
}

interface MediaConvertOptions extends MediaEngine {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Folder that holds the jobs. One process at a time may use it. */
  readonly dir: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  readonly s3Origin: string;
  /** Roles that jobs may name, by ARN. */
  readonly roles: ReadonlyMap<string, JobRole>;
  /** Takes what EventBridge would get, at least once each. */
  readonly onEvent: (event: JobEvent) => void | Promise<void>;
  /** Cryptographic integer from 0 to below its argument. */
  readonly random?: (below: number) => number;
}

export interface MediaConvertService {
  readonly origin: string;
  /** Makes a queue, or finds the one with this name. */
  createQueue(declaration: { readonly name: string }): { arn: string };
  /** Lets what an earlier process left unfinished run, once: to be called when roles and rules stand. */
  resume(): void;
  /** Every job, in the order of creation. */
  jobs(): readonly JobRecord[];
  /** Resolves when no job waits or runs. */
  idle(): Promise<void>;
  /** Stops answering, and stops the running jobs; they begin anew when the service starts again and resumes. */
  close(): Promise<void>;
}

/**
 * Starts MediaConvert as far as the product uses it. Its jobs run two at a time, under their own roles, and survive the
 * process.
 *
 * @throws StartFault when the port is taken
 */
export async function startMediaConvert(options: MediaConvertOptions): Promise<MediaConvertService> {
  const { clock, probe, transcode, dir, onEvent, lookUpDelay = () => 0, random = randomInt } = options;
  // The packager works in a folder of its own.
  const workDir = resolve(dir, 'work');
  await rm(workDir, { recursive: true, force: true });
  const store = await JobStore.open(join(dir, 'jobs'));
  const access = new S3Access(options);
  const engine = { access, probe, transcode };
  const runner = new JobRunner({ store, engine, clock, workDir, onEvent });
  const queues = new Map<string, number>();
  const service = { clock, store, runner, queues, access, probe, lookUpDelay, random };
  const front = await startApiFront({
    port: options.port,
    name: 'MediaConvert',
    service: 'mediaconvert',
    clock,
    credentials: options.credentials,
    calls: options.calls,
    protocol: REST_JSON,
    describe(request) {
      const { operation, call } = findOperation(request);
      return { operation: operation.operation, asked: operation.asks(call) };
    },
    async perform(request) {
      const { operation, call } = findOperation(request);
      const body = JSON.stringify(await operation.answer(call, service));
      return { status: operation.status, headers: { 'content-type': 'application/json' }, body };
    },
  });
  return {
    origin: front.origin,
    createQueue({ name }) {
      if (!queues.has(name)) queues.set(name, clock.now());
      return { arn: queueArn(name) };
    },
    resume: () => runner.resume(),
    jobs: () => store.all(),
    idle: () => runner.idle(),
    async close() {
      await front.close();
      await runner.close();
    },
  };
}
