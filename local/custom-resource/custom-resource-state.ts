import { z } from 'zod';
import { readStateFile, writeStateFile } from '../state-file';

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
  return new Map(Object.entries((await readStateFile(file, state)) ?? {}));
}

/** Replaces the file as a whole: a killed process leaves the old or the new state. */
export async function saveState(file: string, entries: CustomResourceState): Promise<void> {
  await writeStateFile(file, Object.fromEntries(entries));
}
