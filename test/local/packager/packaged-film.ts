import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ffprobeRows } from './make-film';

/** What a media playlist names, and what ffprobe finds there. */
export interface Listed {
  readonly file: string;
  /** Bytes: of the whole file, or of the range. */
  readonly at: number;
  readonly bytes: number;
  /** EXTINF in seconds. */
  readonly said: number;
}

/** A folder with a packaged film, as a client reads it. */
export function packagedFilm(dir: string) {
  const read = (file: string) => readFileSync(join(dir, file));
  const text = (file: string) => read(file).toString();

  const attributes = (line: string): Record<string, string> =>
    Object.fromEntries(
      [...line.matchAll(/([A-Z-]+)=("[^"]*"|[^",]*)/g)].map(([, name, value = '']) => [
        name,
        value.replaceAll('"', ''),
      ]),
    );

  const listed = (playlist: string): Listed[] =>
    [...text(playlist).matchAll(/#EXTINF:([\d.]+),\n(?:#EXT-X-BYTERANGE:(\d+)@(\d+)\n)?(\S+)/g)].map(
      ([, said, bytes, at, file = '']) => ({
        ...{ file, said: Number(said), at: Number(at ?? 0) },
        bytes: Number(bytes ?? read(file).length),
      }),
    );

  const initOf = (playlist: string): Buffer =>
    read(/#EXT-X-MAP:URI="([^"]+)"/.exec(text(playlist))?.[1] ?? '');

  /** What an entry of a playlist holds, with the initialisation segment before it. */
  const bytesOf = (playlist: string, { file, at, bytes }: Listed): Buffer =>
    Buffer.concat([initOf(playlist), read(file).subarray(at, at + bytes)]);

  return {
    text,
    listed,
    attributes,
    bytesOf,
    files: (): string[] => readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort(),
    /** Lines with a tag of the multivariant playlist, and the URI that each is about. */
    variants: (): Record<string, string>[] =>
      [...text('index.m3u8').matchAll(/#EXT-X-STREAM-INF:(.*)\n(\S+)/g)].map(([, line = '', uri = '']) => ({
        ...attributes(line),
        URI: uri,
      })),
    iFrames: () =>
      [...text('index.m3u8').matchAll(/#EXT-X-I-FRAME-STREAM-INF:(.*)/g)].map(([, line = '']) =>
        attributes(line),
      ),
    /** Packets of an entry: time and length in seconds, and whether it is a key frame. */
    packetsOf: (playlist: string, entry: Listed) => {
      const rows = packets(bytesOf(playlist, entry));
      // ffprobe does not tell the length of the first packet of AAC; all are equally long.
      const length = ([, own]: string[]) => Number(own === 'N/A' ? rows[1]?.[1] : own);
      return rows.map(row => ({
        ...{ time: Number(row[0]), length: length(row) },
        isKey: row[2]?.startsWith('K') ?? false,
      }));
    },
    size: (playlist: string) =>
      ffprobeRows(join(dir, playlist), 'stream=width,height', '-select_streams', 'v')[0]?.map(Number),
  };
}

function packets(input: Buffer): string[][] {
  const entries = ['-show_entries', 'packet=pts_time,duration_time,flags', '-of', 'csv=print_section=0'];
  const rows = execFileSync('ffprobe', ['-v', 'error', ...entries, '-'], { input, encoding: 'utf8' });
  return rows
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(','));
}

/** Mean brightness, from 0 to 255, of each picture that ffmpeg decodes. */
export function brightness(input: Buffer): number[] {
  const scaled = ['-vf', 'scale=8:8,format=gray', '-f', 'rawvideo', '-'];
  const raw = execFileSync('ffmpeg', ['-v', 'fatal', '-i', '-', ...scaled], { input });
  const pictures = Array.from({ length: raw.length / 64 }, (_, index) =>
    raw.subarray(64 * index, 64 * index + 64),
  );
  return pictures.map(picture => picture.reduce((sum, value) => sum + value, 0) / 64);
}
