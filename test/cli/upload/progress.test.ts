import { PassThrough } from 'node:stream';
import { barProgress } from '../../../cli/upload/progress/bar-progress';
import { lineProgress } from '../../../cli/upload/progress/line-progress';
import { createTransferRate } from '../../../cli/upload/progress/transfer-rate';
import { instantClock } from './instant-clock';

const MIB = 1024 ** 2;

test('the speed is that of the last 15 s, and the time left follows from it', () => {
  const clock = instantClock();
  const rate = createTransferRate(() => clock.now());
  expect([rate.speed(), rate.timeFor(1)]).toEqual([0, undefined]);
  for (let second = 0; second < 30; second++) {
    clock.pass(1000);
    rate.add(second < 10 ? 10 * MIB : MIB);
  }
  expect(rate.speed()).toBeCloseTo(MIB);
  expect(rate.timeFor(60 * MIB)).toBeCloseTo(60);
});

test('what did not arrive makes no speed below zero', () => {
  const clock = instantClock();
  const rate = createTransferRate(() => clock.now());
  clock.pass(2000);
  rate.add(-5);
  expect(rate.speed()).toBe(0);
  expect(rate.timeFor(5)).toBeUndefined();
});

describe('without a terminal', () => {
  let lines: string[];
  let clock: ReturnType<typeof instantClock>;
  let progress: ReturnType<typeof lineProgress>;

  beforeEach(() => {
    lines = [];
    clock = instantClock();
    progress = lineProgress(line => lines.push(line), clock);
  });

  test('a line comes with every tenth of the file, however small the steps are', () => {
    progress.begin({ name: 'a.mp4', size: 100 * MIB, sent: 35 * MIB });
    for (let sent = 35; sent < 100; sent++) {
      clock.pass(100);
      progress.move(MIB);
    }
    expect(lines).toHaveLength(1 + 7);
    expect(lines[0]).toBe('a.mp4: 100.0 MiB, of which 35.0 MiB are there');
    expect(lines[2]).toBe('a.mp4: 50 %, 10.0 MiB/s, 5 s left');
    expect(lines.at(-1)).toMatch(/^a\.mp4: 100 %, .*, 0 s left$/);
  });

  test('a slow one is heard of every 30 s', () => {
    progress.begin({ name: 'a.mp4', size: 1000 * MIB, sent: 0 });
    for (let second = 0; second < 90; second++) {
      clock.pass(1000);
      progress.move(MIB / 2);
    }
    expect(lines.slice(1)).toEqual([
      'a.mp4: 1 %, 512.0 KiB/s, 32 min 50 s left',
      'a.mp4: 3 %, 512.0 KiB/s, 32 min 20 s left',
      'a.mp4: 4 %, 512.0 KiB/s, 31 min 50 s left',
    ]);
  });

  test('a state is said once, and a name cannot steer a terminal', () => {
    progress.begin({ name: 'a\u001b[2J.mp4', size: MIB, sent: MIB });
    for (const percent of [10, 10, 40]) progress.stage('transcoding', percent);
    expect(lines.slice(1)).toEqual(['a?[2J.mp4: transcoding 10 %', 'a?[2J.mp4: transcoding 40 %']);
  });
});

test('on a terminal a bar goes to the end of the file and then of the transcode, and leaves the cursor to the reader', () => {
  const clock = instantClock();
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  const bar = barProgress(terminal, clock);
  bar.begin({ name: 'a.mp4', size: 100 * MIB, sent: 25 * MIB });
  clock.pass(1000);
  bar.move(25 * MIB);
  bar.end();
  bar.begin({ name: 'a.mp4', size: 100 * MIB, sent: 100 * MIB });
  bar.stage('transcoding', 40);
  bar.stage('ready');
  bar.end();
  const shown = terminal.read().toString();
  expect(shown).toContain('50 % 100.0 MiB, 25.0 MiB/s, 2 s left');
  expect(shown).toMatch(/100 % ready/);
  expect(shown.split('\u001b[?25l')).toHaveLength(3);
  expect(shown.split('\u001b[?25h')).toHaveLength(3);
});
