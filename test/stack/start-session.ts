import { once } from 'node:events';
import { createServer } from 'node:http';
import { listen } from '../../local/listen';
import { spawnStart } from '../local/spawn-start';
import { spawnScript } from '../spawn-script';

/** A process that does what `npm start` does. */
export interface StartSession {
  readonly playbackUrl: string;
  readonly videoId: string;
  readonly s3Origin: string;
  /** Stops it as Ctrl-C does. */
  stop(): Promise<{ readonly stdout: string; readonly stderr: string }>;
}

/** Starts it and waits for the addresses. Ports that somebody takes in between are tried again elsewhere. */
export async function startSession(film: string, dataDir: string): Promise<StartSession> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startAt(await freePort(), film, dataDir);
    } catch (error) {
      if (tries === 5 || !String(error).includes('is in use')) throw error;
    }
  }
}

async function startAt(port: number, film: string, dataDir: string): Promise<StartSession> {
  const child = spawnStart([film, '--data', dataDir, '--port', String(port)]);
  const printed = { stdout: '', stderr: '' };
  child.stderr?.on('data', chunk => {
    printed.stderr += chunk;
  });
  await new Promise<void>((ready, failed) => {
    child.once('close', code => failed(new Error(`it ended with ${code}: ${printed.stderr}`)));
    child.stdout?.on('data', chunk => {
      printed.stdout += chunk;
      if (printed.stdout.includes('--ttl 600')) ready();
    });
  });
  return {
    playbackUrl: /Playback URL +(http\S+)/.exec(printed.stdout)?.[1] ?? '',
    videoId: /video id (\S{22})/.exec(printed.stdout)?.[1] ?? '',
    // Edge, gateway, S3 and Secrets Manager listen on ports in a row.
    s3Origin: `http://127.0.0.1:${port + 2}`,
    async stop() {
      child.kill('SIGINT');
      await once(child, 'close');
      return printed;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, 0));
  await new Promise(closed => server.close(closed));
  return Number(port);
}

/** Runs the command line to its end. */
export async function runCli(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const child = spawnScript('cli', args, process.env);
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.on('data', chunk => {
      printed[stream] += chunk;
    });
  }
  await once(child, 'close');
  return printed;
}
