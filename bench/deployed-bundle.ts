import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { SERVE_PLAYLIST_ENV } from '../core/contract';
import { readAssembly } from '../local/template/read-assembly';

const ROOT = join(__dirname, '..');

/** Other functions that know the keys know more than this. */
const environment = Object.fromEntries(Object.values(SERVE_PLAYLIST_ENV).map(name => [name, z.unknown()]));

const servePlaylist = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.strictObject(environment) }),
});

/**
 * The bundle of serve-playlist as `cdk deploy` would upload it, synthesised below a folder.
 *
 * @returns its file
 * @throws Error with what the synthesis said when it fails, and when the stack has no such function
 */
export async function deployedBundle(outDir: string): Promise<string> {
  const assemblyDir = join(outDir, 'cdk.out');
  const args = ['--import', 'tsx', join(ROOT, 'local/synthesise.ts'), assemblyDir];
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'pipe' });
  const { template, assets } = await readAssembly(assemblyDir);
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    const found = servePlaylist.safeParse(Properties);
    const folder = found.success ? assets.get(found.data.Code.S3Key) : undefined;
    if (folder !== undefined) return join(folder, 'index.js');
  }
  throw new Error('the stack has no serve-playlist');
}
