import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

/** The oldest browsers that know what the style sheet uses (`:has`, `dvh`, container queries). */
const TARGETS = ['chrome108', 'firefox121', 'safari16'];

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
    entryPoints: [join(__dirname, 'player.ts'), join(__dirname, 'player.css')],
    outdir: outDir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: TARGETS,
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  copyFileSync(join(__dirname, 'index.html'), join(outDir, 'index.html'));
  copyFileSync(join(dirname(require.resolve('hls.js')), 'hls.worker.js'), join(outDir, 'hls.worker.js'));
}
