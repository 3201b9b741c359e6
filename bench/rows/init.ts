import { execFileSync } from 'node:child_process';
import { report } from '../report';
import { ratios } from '../statistics';

const ROUNDS = 31;

/** Loads a bundle in a process of its own and tells the milliseconds of processor time. */
const LOAD = `
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
`;

function load(file: string): number {
  return Number(execFileSync(process.execPath, ['--eval', LOAD, file], { encoding: 'utf8' }));
}

const [ours = '', s3Client = '', nothing = ''] = process.argv.slice(2);
const times = { ours: [] as number[], s3Client: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  const bare = load(nothing);
  times.ours.push(load(ours) - bare);
  times.s3Client.push(load(s3Client) - bare);
}

report({ init: ratios(times.ours, times.s3Client) });
