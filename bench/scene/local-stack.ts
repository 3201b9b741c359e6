import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { currentAssembly } from '../../local/assembly';
import { bringFilm } from '../../local/bring-film';
import { systemClock } from '../../local/clock';
import { signInLocally } from '../../local/local-api';
import { localUser } from '../../local/local-user';
import { transcode } from '../../local/packager/transcode';
import type { TranscodeJob } from '../../local/packager/transcode-job';
import { silentProgress } from '../../local/progress';
import { probeSource } from '../../local/services/media-convert/probe/probe-source';
import { writeStackFile } from '../../local/stack-file';
import { FREE_PORTS, startStack } from '../../local/start-stack';

/** A local stack that films can be brought to. */
export interface BenchStack {
  /** From the announcement to ready, as `npm start` does it. */
  bring(path: string): Promise<void>;
  /** What was asked of the packager last. */
  lastJob(): TranscodeJob;
  close(): Promise<void>;
}

/** Starts a stack from the template, in a folder that it makes. */
export async function startBenchStack(dataDir: string): Promise<BenchStack> {
  await mkdir(dataDir, { recursive: true });
  const { signal } = new AbortController();
  const root = resolve(__dirname, '../..');
  const dir = join(dataDir, 'cdk.out');
  const assembly = await currentAssembly({ root, dir, context: {}, progress: silentProgress, signal });
  let job: TranscodeJob | undefined;
  const running = await startStack({
    ...{ assembly, dataDir, ports: FREE_PORTS, clock: systemClock, log: () => undefined },
    mediaEngine: {
      probe: probeSource,
      transcode(asked, options) {
        job = asked;
        return transcode(asked, options);
      },
    },
  });
  const stack = await writeStackFile(dataDir, running);
  const user = await localUser(dataDir);
  await running.services.cognito.seedUser(user);
  const api = await signInLocally(stack.outputs.CdnOrigin, user, signal);
  return {
    async bring(path) {
      await bringFilm({ path, api, stack, clock: systemClock, progress: silentProgress, signal });
    },
    lastJob() {
      if (job === undefined) throw new Error('no film was brought yet');
      return job;
    },
    async close() {
      await running.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
