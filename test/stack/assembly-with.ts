import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { currentAssembly } from '../../local/assembly';
import type { Assembly } from '../../local/template/read-assembly';
import type { BareStack } from '../running-stack';

const silent = {
  track: <Result>(_title: string, work: (update: () => void) => Promise<Result>) => work(() => {}),
};

/** The stack with other settings over those of cdk.json, to be deployed over a running one. */
export function assemblyWith(
  { dataDir }: BareStack,
  context: Readonly<Record<string, string>>,
): Promise<Assembly> {
  const dir = join(dataDir, `cdk.out-${randomUUID()}`);
  const { signal } = new AbortController();
  return currentAssembly({ root: resolve(__dirname, '../..'), dir, context, progress: silent, signal });
}
