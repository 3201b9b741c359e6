import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type RunningStack, startRunningStack } from '../running-stack';

const run = promisify(execFile);
let stack: RunningStack;

beforeAll(async () => {
  stack = await startRunningStack();
}, 120_000);

afterAll(() => stack?.close());

/** Plays every packet of every rendition; what ffmpeg has to say goes to stderr. */
async function play(url: string): Promise<string> {
  const { stderr } = await run('ffmpeg', [
    '-v',
    'warning',
    '-nostdin',
    '-i',
    url,
    '-map',
    '0',
    '-f',
    'null',
    '-',
  ]);
  return stderr;
}

test('ffmpeg plays the playback URL to its end and has nothing to say', async () => {
  expect(await play((await stack.grant()).hls)).toBe('');
}, 60_000);

test('ffmpeg plays the DASH manifest to its end and has nothing to say', async () => {
  expect(await play((await stack.grant()).dash)).toBe('');
}, 60_000);

test('ffmpeg plays the URL of API Gateway to its end and has nothing to say', async () => {
  expect(await play((await stack.grant()).direct)).toBe('');
}, 60_000);
