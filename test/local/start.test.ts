import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from '../../local/listen';
import { makeSampleFilm } from '../../local/packager/sample-film';
import { spawnStart } from './spawn-start';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();

interface Run {
  readonly code: number | null;
  readonly lines: readonly string[];
}

async function start(...[args, variables]: Parameters<typeof spawnStart>): Promise<Run> {
  const child = spawnStart(args, variables);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', chunk => chunks.push(chunk));
  child.stderr?.on('data', chunk => chunks.push(chunk));
  const [code] = await once(child, 'close');
  return { code, lines: Buffer.concat(chunks).toString().trim().split('\n') };
}

/** One line that says what is wrong, and an exit code that is not zero; the process is gone by then. */
function expectOneLine({ code, lines }: Run, line: RegExp): void {
  expect(lines).toEqual([expect.stringMatching(line)]);
  expect(code).toBe(1);
}

const data = () => ['--data', join(dir, 'data'), '--port', '0'];

test('without ffmpeg, one line says how to get it', async () => {
  const bare = join(dir, 'bare');
  mkdirSync(bare);
  symlinkSync(process.execPath, join(bare, 'node'));
  expectOneLine(await start(data(), { PATH: bare }), /^npm start: ff\w+ .*apt-get install ffmpeg/);
});

test('on an old Node, one line says which one is needed', async () => {
  const old = join(dir, 'old.mjs');
  writeFileSync(
    old,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } });",
  );
  const run = await start(data(), { NODE_OPTIONS: `--import=tsx --import=${old}` });
  expectOneLine(run, /^npm start: this is Node 20\.1\.0, and local mode needs Node 24: run npm ci/);
});

test('with a film that is not there, one line names it', async () => {
  expectOneLine(
    await start([join(dir, 'none.mp4'), ...data()]),
    /^npm start: .*none\.mp4: there is no such file/,
  );
});

test('with an unknown option, one line says where the known ones are', async () => {
  expectOneLine(await start(['--colour']), /^npm start: unknown option '--colour'; npm start -- --help/);
});

test('with a port that is taken, one line names it and another', async () => {
  const other = createServer();
  const { port } = new URL(await listen(other, 0));
  const run = await start(['--data', join(dir, 'data'), '--port', port]);
  other.close();
  expectOneLine(
    run,
    new RegExp(`^npm start: port ${port} is in use; free it or choose another: npm start -- --port \\d+$`),
  );
}, 60_000);

test('with text that is named like a film, the last line says why it is none', async () => {
  const text = join(dir, 'text.mp4');
  writeFileSync(text, 'This is no film.\n'.repeat(100));
  const { code, lines } = await start([text, ...data()]);
  expect(lines.at(-1)).toMatch(/^npm start: .*text\.mp4: The file cannot be read as a film/);
  expect(code).toBe(1);
}, 60_000);

test('with a setting that does not exist, one line names it with the nearest one', async () => {
  expectOneLine(
    await start([...data(), '-c', 'ipLock=true']),
    /^npm start: .*: ipLock is not a setting; the nearest one is ipLocks$/,
  );
}, 60_000);

test('Ctrl-C while the film is being made stops ffmpeg too', async () => {
  const child = spawnStart([...data(), '--fresh']);
  await new Promise<void>(started =>
    child.stderr?.on('data', chunk => {
      if (String(chunk).includes('sample film')) started();
    }),
  );
  // The terminal's, and npm's own.
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
  expect(stdout.split('\n').filter(line => line.includes(dir))).toEqual([]);
}, 60_000);

describe('a stack that runs', () => {
  const film = join(dir, 'film.mp4');
  const dataDir = join(dir, 'kept');

  beforeAll(async () => {
    await makeSampleFilm({ path: film, seconds: 2 });
  });

  /** Starts, waits for the addresses, does something, and stops it. */
  async function session<Result>(
    args: readonly string[],
    work: (printed: string) => Promise<Result>,
    signal: NodeJS.Signals = 'SIGINT',
  ) {
    const child = spawnStart([film, '--data', dataDir, '--port', '0', ...args]);
    let printed = '';
    let progress = '';
    child.stderr?.on('data', chunk => {
      progress += chunk;
    });
    await new Promise<void>((ready, failed) => {
      child.once('close', code => failed(new Error(`it ended with ${code}: ${progress}`)));
      child.stdout?.on('data', chunk => {
        printed += chunk;
        if (printed.includes('--ttl 600')) ready();
      });
    });
    const result = await work(printed);
    child.kill(signal);
    const [code] = await once(child, 'close');
    return { result, code, progress };
  }

  const playbackUrl = (printed: string): string => /Playback URL +(http\S+)/.exec(printed)?.[1] ?? '';
  const videoIdOf = (printed: string): string => /video id (\S{22})/.exec(printed)?.[1] ?? '';

  test('prints addresses that work, stops at Ctrl-C and at SIGTERM, and keeps its film for the next start', async () => {
    const first = await session([], async printed => {
      const url = playbackUrl(printed);
      expect((await fetch(url)).status).toBe(200);
      const direct = /^ +(http\S+\/play\/\S+)$/m.exec(printed)?.[1] ?? '';
      expect((await fetch(direct)).status).toBe(200);
      const page = /Player page +(http\S+)/.exec(printed)?.[1] ?? '';
      expect((await fetch(page)).headers.get('content-type')).toMatch('text/html');
      const refused = /curl -i '(\S+)'/.exec(printed)?.[1] ?? '';
      expect((await fetch(refused)).status).toBe(403);
      return { url, id: videoIdOf(printed) };
    });
    expect(first.code).toBe(0);
    expect(first.progress).toContain('Transcoding the film 100 %');
    await expect(fetch(first.result.url)).rejects.toThrow();

    const second = await session([], async printed => videoIdOf(printed), 'SIGTERM');
    expect(second.code).toBe(0);
    expect(second.result).toBe(first.result.id);
    expect(second.progress).not.toContain('Uploading');
  }, 120_000);

  test('forgets everything with --fresh', async () => {
    const before = await session([], async printed => videoIdOf(printed));
    const after = await session(['--fresh'], async printed => videoIdOf(printed));
    expect(after.result).not.toBe(before.result);
  }, 120_000);
});
