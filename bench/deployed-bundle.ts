import { join } from 'node:path';
import { z } from 'zod';
import type { Assembly } from '../local/template/read-assembly';

/** How the logical id of serve-playlist begins, as the stack's tests hold it. */
const LOGICAL_ID = 'PlaybackServePlaylistFunction';

const code = z.object({ Code: z.object({ S3Key: z.string() }) });

/**
 * The bundle of serve-playlist as `cdk deploy` would upload it: its file.
 *
 * @throws Error when the stack has no such function
 */
export function deployedBundle({ template, assets }: Pick<Assembly, 'template' | 'assets'>): string {
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    if (Type !== 'AWS::Lambda::Function' || !id.startsWith(LOGICAL_ID)) continue;
    const folder = assets.get(code.parse(Properties).Code.S3Key);
    if (folder !== undefined) return join(folder, 'index.js');
  }
  throw new Error('the stack has no serve-playlist');
}
