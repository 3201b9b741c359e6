import { randomFillSync } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { arrivedTags, partTagsOf } from '../../cli/file-digests';
import { type SignedIn, startSignedIn } from '../../cli/signed-in';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const PARTS = 256;

/** Most memory that the process may ever have, in bytes. */
const RESIDENT_MAX = 200e6;

let here: SignedIn;

beforeAll(async () => {
  here = await startSignedIn();
});

afterAll(() => here?.close());

/** A file whose every MiB is another, and that takes little room on the disk. */
function makeSparseFile(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, bytes);
  for (let at = 0; at < bytes; at += MIB) writeSync(file, randomFillSync(Buffer.alloc(64)), 0, 64, at + 777);
  closeSync(file);
}

/** The most memory that a process has had so far, in bytes (proc(5), VmHWM). */
function peakOf(pid: number | undefined): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

test('2 GiB, killed twice: the right bytes are there, and it never had more than 200 MB of memory', async () => {
  const path = join(here.home, 'feature.mp4');
  makeSparseFile(path, 2 * GIB);
  const { bucket, films } = here.stack;
  const peaks: number[] = [];
  const arrived = () => films.values().next().value?.parts.size ?? 0;

  for (const enough of [PARTS / 3, (2 * PARTS) / 3]) {
    const { child, ended } = here.start('upload', path, '--parallel', '8');
    await new Promise<void>(hung => {
      bucket.fate = () => {
        if (arrived() < enough) return 'store';
        hung();
        return 'hold';
      };
    });
    peaks.push(peakOf(child.pid));
    child.kill('SIGKILL');
    await ended;
    bucket.fate = () => 'store';
  }

  const before = arrived();
  bucket.requests = 0;
  const { child, ended } = here.start('upload', path);
  here.stack.refuse = call => {
    if (call.endsWith('/grants')) peaks.push(peakOf(child.pid));
    return undefined;
  };
  expect((await ended).code).toBe(0);
  expect(bucket.requests).toBe(PARTS - before);

  const [film, ...others] = films.values();
  if (film === undefined) throw new Error('there is no film');
  expect(others).toEqual([]);
  expect(film).toMatchObject({ size: 2 * GIB, completions: 1 });
  expect(arrivedTags(film)).toEqual(await partTagsOf(path, film.partSize));
  expect(peaks).toHaveLength(3);
  for (const peak of peaks) expect(peak).toBeLessThan(RESIDENT_MAX);
});
