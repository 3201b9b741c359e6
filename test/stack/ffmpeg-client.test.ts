import { type RunningStack, startRunningStack } from '../running-stack';
import { playedByFfmpeg } from './ffmpeg-client';

let stack: RunningStack;

beforeAll(async () => {
  stack = await startRunningStack();
}, 120_000);

afterAll(() => stack?.close());

test('ffmpeg plays the playback URL to its end and has nothing to say', async () => {
  expect(await playedByFfmpeg((await stack.grant()).hls)).toBe('');
}, 60_000);

test('ffmpeg plays the DASH manifest to its end and has nothing to say', async () => {
  expect(await playedByFfmpeg((await stack.grant()).dash)).toBe('');
}, 60_000);

test('ffmpeg plays the URL of API Gateway to its end and has nothing to say', async () => {
  expect(await playedByFfmpeg((await stack.grant()).direct)).toBe('');
}, 60_000);
