import { join, parse } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Bundles a file of this folder the way a function is bundled (lib/constructs/app-function.ts), so that what is
 * measured is what runs in AWS.
 *
 * @param entry path below bench/
 * @returns the bundle's file
 */
export function bundle(entry: string, outDir: string): string {
  const outfile = join(outDir, `${parse(entry).name}.js`);
  buildSync({
    entryPoints: [join(__dirname, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    target: 'node24',
    minify: true,
    logLevel: 'error',
  });
  return outfile;
}
