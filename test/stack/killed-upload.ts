import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Ended } from '../cli/run-cli';
import type { BareStack } from '../running-stack';
import type { CliSession } from './cli-session';

interface KilledUpload {
  /** How the third run ended. */
  readonly ended: Ended;
  /** Parts that each run has begun to send; those that were under way when it was killed are sent again. */
  readonly sent: readonly number[];
  /** Most memory that each run has had, in bytes; of the third while its last part was on its way. */
  readonly peaks: readonly number[];
}

/** Uploads a file by the command line: each time that so many parts have gone, it is killed; in the end it goes on. */
export async function uploadKilled(
  { running }: BareStack,
  cli: CliSession,
  {
    args,
    stops,
    parts,
  }: { readonly args: readonly string[]; readonly stops: readonly number[]; readonly parts: number },
): Promise<KilledUpload> {
  let begun = 0;
  let limit = 0;
  let onFull: () => Promise<void> = async () => undefined;
  const end = running.services.calls.watch(async ({ operation }) => {
    if (operation !== 'UploadPart') return undefined;
    if (begun >= limit) {
      await onFull();
      return { kind: 'lose' };
    }
    begun += 1;
    if (begun >= parts) peaks[stops.length] = peakOf(last?.pid);
    return undefined;
  });
  const sent: number[] = [];
  const peaks: number[] = [];
  let last: ChildProcess | undefined;
  for (const stop of stops) {
    const before = begun;
    const killed = Promise.withResolvers<void>();
    const full = new Promise<void>(reached => {
      onFull = () => {
        reached();
        return killed.promise;
      };
    });
    limit = stop;
    const { child, ended } = cli.start('upload', ...args);
    await Promise.race([full, ended.then(all => Promise.reject(new Error(all.stderr)))]);
    peaks.push(peakOf(child.pid));
    child.kill('SIGKILL');
    await ended;
    killed.resolve();
    sent.push(begun - before);
  }
  const before = begun;
  limit = Number.POSITIVE_INFINITY;
  const { child, ended } = cli.start('upload', ...args);
  last = child;
  const whole = await ended;
  end();
  return { ended: whole, sent: [...sent, begun - before], peaks };
}

/** The most memory that a process has had so far, in bytes (proc(5), VmHWM). */
function peakOf(pid: number | undefined): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}
