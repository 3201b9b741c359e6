import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Plays every packet of every rendition as a client of a stack in this process; returns what ffmpeg has to say. */
export async function playedByFfmpeg(url: string): Promise<string> {
  const args = ['-v', 'warning', '-nostdin', '-i', url, '-map', '0', '-f', 'null', '-'];
  const { stderr } = await run('ffmpeg', args);
  return stderr;
}

/** When the last picture that a client gets is over, in seconds. */
export async function pictureEnd(url: string): Promise<number> {
  const entries = ['-select_streams', 'v:0', '-show_entries', 'packet=pts_time,duration_time'];
  const { stdout } = await run('ffprobe', ['-v', 'error', ...entries, '-of', 'csv=print_section=0', url]);
  const rows = stdout.split('\n').filter(line => line !== '');
  return Math.max(
    ...rows.map(row => row.split(',')).map(([start, length]) => Number(start) + Number(length)),
  );
}
