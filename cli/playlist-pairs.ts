import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { namedPath } from '../local/named-path';
import { fileFault } from './file-fault';
import { UsageError } from './usage-error';

const PAIRS = z.array(z.strictObject({ original: z.string().min(1), rewritten: z.string().min(1) }));

/** One file to sign, and where the result goes. */
export type PlaylistPair = z.infer<typeof PAIRS>[number];

/**
 * Reads the list that `--batch` names.
 *
 * @throws UsageError when it cannot be read, or is no list of pairs
 */
export async function readPairs(file: string): Promise<PlaylistPair[]> {
  const text = await readFile(namedPath(file), 'utf8').catch((error: unknown) => {
    throw new UsageError(`--batch: cannot read ${file}: ${fileFault(error)}`);
  });
  const pairs = PAIRS.safeParse(parseJson(text));
  if (!pairs.success) {
    throw new UsageError(`--batch: ${file} is not a JSON list of {"original": FILE, "rewritten": FILE}`);
  }
  return pairs.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
