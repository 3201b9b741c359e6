import { readFile, rename, writeFile } from 'node:fs/promises';
import { types } from 'node:util';
import { z } from 'zod';

const entry = z.object({
  type: z.string(),
  /** ARN of the function that answers for this resource. */
  serviceToken: z.string(),
  physicalId: z.string(),
  properties: z.record(z.string(), z.unknown()),
  /** What Fn::GetAtt finds. */
  data: z.record(z.string(), z.unknown()),
});
const state = z.record(z.string(), entry);

export type CustomResourceEntry = z.infer<typeof entry>;
/** By logical id. */
export type CustomResourceState = ReadonlyMap<string, CustomResourceEntry>;

/** What earlier starts have made; nothing when the file does not exist yet. */
export async function loadState(file: string): Promise<CustomResourceState> {
  try {
    return new Map(Object.entries(state.parse(JSON.parse(await readFile(file, 'utf8')))));
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
}

/** Replaces the file as a whole, readable by its owner only: a killed process leaves the old or the new state. */
export async function saveState(file: string, entries: CustomResourceState): Promise<void> {
  const draft = `${file}.draft`;
  await writeFile(draft, JSON.stringify(Object.fromEntries(entries), null, 2), { mode: 0o600 });
  await rename(draft, file);
}
