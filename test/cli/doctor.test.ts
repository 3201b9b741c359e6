import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type GoodStack, startGoodStack } from './doctor/good-stack';

const ROOT = resolve(__dirname, '../..');
let good: GoodStack;
let expired: GoodStack;

beforeAll(async () => {
  [good, expired] = await Promise.all([startGoodStack(), startGoodStack({ lifetime: -5 })]);
});

afterAll(() => Promise.all([good?.close(), expired?.close()]));

async function doctor(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ['--import', 'tsx', join(ROOT, 'cli/main.ts'), 'doctor', ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { cwd: ROOT })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

test('a good URL ends with 0, and the reader learns until when it plays', async () => {
  const { code, stdout, stderr } = await doctor(good.url);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Film A{22}; the grant ends in 59 min \(20..-..-..T..:..:..Z\)\.$/m);
  expect(stdout).toMatch(/^Nothing is wrong\.$/m);
});

test('a fault ends with 1, and the reader learns what and where it is and what to do', async () => {
  const { code, stdout } = await doctor(expired.url);
  expect(code).toBe(1);
  expect(stdout).toContain('Fault grant_expired: The grant has ended.');
  expect(stdout).toContain('  Where: index.m3u8 (status 403)');
  expect(stdout).toContain('  What to do: Ask for a new grant and play its URL.');
  expect(stdout).not.toContain(expired.token.split('.')[1]);
});

test('--json is the same for a program', async () => {
  const { code, stdout } = await doctor(expired.url, '--json', '--authoring');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    faults: [{ code: 'grant_expired', level: 'fault' }],
  });
});

test('a URL that it cannot use ends with 2, and is not repeated', async () => {
  const { code, stdout, stderr } = await doctor('https://media.example.com/vod/secret/index.m3u8');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe('error: URL is no playback URL: its path is /play/TOKEN/index.m3u8\n');
});
