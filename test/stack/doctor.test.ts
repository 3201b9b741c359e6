import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { AwsClient } from 'aws4fetch';
import { readPlaybackAddress } from '../../cli/doctor/playback-address';
import { reportOn } from '../../cli/doctor/report/report';
import { createVisit } from '../../cli/doctor/walk/visit';
import { walkPlayback } from '../../cli/doctor/walk/walk';
import { LOCAL_REGION } from '../../local/services/iam/account';
import { firstMediaUrl } from '../first-media-url';
import { type RunningStack, startRunningStack } from '../running-stack';

const ROOT = resolve(__dirname, '../..');
let stack: RunningStack;

beforeAll(async () => {
  stack = await startRunningStack();
}, 120_000);

afterAll(() => stack?.close());

async function examine(url: string, authoring = false) {
  const walk = await walkPlayback(readPlaybackAddress(url), createVisit(Date.now));
  return reportOn(walk, { authoring, now: Date.now() });
}

const codes = async (url: string) => (await examine(url)).faults.map(({ code }) => code);

test('through the edge, nothing is wrong', async () => {
  const { hls } = await stack.grant();
  const report = await examine(hls);
  expect(report.faults).toEqual([]);
  expect(report.segments).toBeGreaterThan(report.playlists);
});

test('nor is it when the edge answers from its cache, or the HTTP API without the edge', async () => {
  const { hls, direct } = await stack.grant();
  expect(await codes(hls)).toEqual([]);
  expect(await codes(hls)).toEqual([]);
  expect(await codes(direct)).toEqual([]);
});

test('a film of local packaging keeps the authoring rules', async () => {
  const { hls } = await stack.grant();
  expect((await examine(hls, true)).faults.filter(({ level }) => level === 'fault')).toEqual([]);
});

test('a grant that has ended is named', async () => {
  const { hls } = await stack.grant({ now: Math.floor(Date.now() / 1000) - 3600, ttl: 60 });
  expect(await codes(hls)).toEqual(['grant_expired']);
});

test('a grant of another stack is named', async () => {
  const { hls } = await stack.grant();
  const forged = hls.replace(/[^/.]{4}(?=\/index)/, 'AAAA');
  expect(await codes(forged)).toEqual(['grant_invalid']);
});

test('an address that nobody answers for is named', async () => {
  const { hls } = await stack.grant();
  expect(await codes(hls.replace('index.m3u8', 'other.m3u8'))).toEqual(['playlist_missing']);
});

test('the command says so, and prints nothing that plays', async () => {
  const { hls } = await stack.grant();
  const command = ['--import', 'tsx', join(ROOT, 'cli/main.ts'), 'doctor', hls];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: ROOT });
  expect(stderr).toBe('');
  expect(stdout).toContain('Nothing is wrong.');
  for (const part of new URL(hls).pathname.split(/[/.]/).filter(({ length }) => length > 20))
    expect(stdout).not.toContain(part);
});

test('a segment that is gone from the bucket is named, though S3 answers 403 to the distribution', async () => {
  const { hls } = await stack.grant();
  const { pathname } = await firstMediaUrl(hls);
  const { s3, edge, operator } = stack.running.services;
  const client = new AwsClient({ ...operator, service: 's3', region: LOCAL_REGION, retries: 0 });
  const object = `${s3.origin}/${stack.stack.outputs.MediaBucket}${pathname}`;
  const kept = await (await client.fetch(object)).arrayBuffer();
  await client.fetch(object, { method: 'DELETE' });
  edge.invalidate(['/vod/*']);
  const { faults } = await examine(hls);
  expect(faults.map(({ code }) => code)).toEqual(['missing_segment']);
  expect(faults[0]?.places[0]?.seen).toBe('status 403 AccessDenied from S3');
  const headers = { 'content-type': 'video/mp4' };
  expect((await client.fetch(object, { method: 'PUT', body: kept, headers })).status).toBe(200);
});

test('an API that is down is named, behind an edge that answers', async () => {
  const { hls, direct } = await stack.grant({ ttl: 600 });
  await stack.running.services.gateway.close();
  expect(await codes(hls)).toEqual(['api_down']);
  expect(await codes(direct)).toEqual(['no_answer']);
});
