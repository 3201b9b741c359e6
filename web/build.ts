import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

/** The oldest browsers that know what the style sheet uses (`:has`, `dvh`, container queries). */
const TARGETS = ['chrome108', 'firefox121', 'safari16'];

const COPIED = ['index.html', 'player.css'];

/**
 * Writes the player page into a folder: index.html, player.js, player.css and hls.worker.js. The worker is a file of
 * its own because the page's Content-Security-Policy allows no script from a blob.
 *
 * @param outDir folder to write into; it is made where it is missing
 * @throws Error with esbuild's messages where a source file does not compile
 */
export function buildWeb(outDir: string): void {
  mkdirSync(outDir, { recursive: true });
  buildSync({
    entryPoints: [join(__dirname, 'player.ts')],
    outfile: join(outDir, 'player.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: TARGETS,
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  for (const name of COPIED) copyFileSync(join(__dirname, name), join(outDir, name));
  copyFileSync(join(dirname(require.resolve('hls.js')), 'hls.worker.js'), join(outDir, 'hls.worker.js'));
}
