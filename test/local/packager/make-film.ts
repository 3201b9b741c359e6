import { execFileSync, spawnSync } from 'node:child_process';

/** Input options of ffmpeg for a test picture and a tone. */
export function picture(size: string, rate: string, seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`];
}

export function tone(seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`];
}

/** Runs ffmpeg with the quickest encoder; the arguments end with the file to write. */
export function ffmpeg(...args: string[]): void {
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

export const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** Copies a film into another file whose container turns it by a quarter; which way differs by version of ffmpeg. */
export function turnByContainer(path: string, turned: string): void {
  const copy = ['-i', path, '-c', 'copy', '-metadata:s:v', 'rotate=90', turned];
  try {
    ffmpeg('-display_rotation', '-90', ...copy);
  } catch {
    ffmpeg(...copy);
  }
}

/** What ffprobe says of some entries, one row per stream or packet. */
export function ffprobeRows(path: string, entries: string, ...args: string[]): string[][] {
  const all = ['-v', 'error', ...args, '-show_entries', entries, '-of', 'csv=print_section=0', path];
  const text = execFileSync('ffprobe', all, { encoding: 'utf8' });
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(','));
}

/** What ffmpeg says as a client that plays the film to its end. */
export function playedBy(path: string, ...options: string[]): string {
  return spawnSync('ffmpeg', ['-nostdin', '-v', 'warning', ...options, '-i', path, '-f', 'null', '-'], {
    encoding: 'utf8',
  }).stderr;
}
