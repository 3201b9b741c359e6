import { copyFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ffmpeg, H264, picture, tone, turnByContainer } from '../local/packager/make-film';

/** What becomes of a file that is brought in: what it is played as, or the code of its failure. */
export type Fate =
  | {
      readonly seconds: number;
      /** Of each rendition, in the order of the variants. */
      readonly sizes: readonly string[];
      readonly hasSound: boolean;
    }
  | { readonly code: string };

const AAC = ['-c:a', 'aac', '-ac', '2'];
/** Longer than its first segment, and black for its first half second. */
const LANDSCAPE_SECONDS = 8;
const SECONDS = 2;

/** The kinds of files that people bring in, by the names that they are written under. */
export const NINE_FILMS: Readonly<Record<string, Fate>> = {
  'landscape.mp4': { seconds: LANDSCAPE_SECONDS, sizes: ['640x360', '416x234'], hasSound: true },
  'portrait.mp4': { seconds: SECONDS, sizes: ['180x320'], hasSound: true },
  'turned.mp4': { seconds: SECONDS, sizes: ['180x320'], hasSound: true },
  'silent.mp4': { seconds: SECONDS, sizes: ['320x180'], hasSound: false },
  'sound-alone.m4a': { code: 'no_video' },
  'cut.mp4': { code: 'source_truncated' },
  'cut-without-header.mp4': { code: 'source_unreadable' },
  'text.mp4': { code: 'source_unreadable' },
  'empty.mp4': { code: 'source_unreadable' },
};

/** Writes all of them into a folder. */
export function makeNineFilms(dir: string): void {
  const at = (name: string) => join(dir, name);
  const fadeIn = ['-vf', 'fade=t=in:st=0.5:d=0.1'];
  const landscape = [...picture('640x360', '25', LANDSCAPE_SECONDS), ...tone(LANDSCAPE_SECONDS)];
  ffmpeg(...landscape, ...fadeIn, ...H264, ...AAC, at('landscape.mp4'));
  ffmpeg(...picture('180x320', '25', SECONDS), ...tone(SECONDS), ...H264, ...AAC, at('portrait.mp4'));
  ffmpeg(...picture('320x180', '25', SECONDS), ...tone(SECONDS), ...H264, ...AAC, at('as-coded.mp4'));
  turnByContainer(at('as-coded.mp4'), at('turned.mp4'));
  ffmpeg(...picture('320x180', '25', SECONDS), ...H264, at('silent.mp4'));
  ffmpeg(...tone(SECONDS), '-c:a', 'aac', at('sound-alone.m4a'));
  ffmpeg('-i', at('landscape.mp4'), '-c', 'copy', '-movflags', '+faststart', at('cut.mp4'));
  copyFileSync(at('landscape.mp4'), at('cut-without-header.mp4'));
  for (const name of ['cut.mp4', 'cut-without-header.mp4']) {
    truncateSync(at(name), Math.floor(0.55 * statSync(at(name)).size));
  }
  writeFileSync(at('text.mp4'), 'This is no film, whatever its name says.\n');
  writeFileSync(at('empty.mp4'), '');
}
