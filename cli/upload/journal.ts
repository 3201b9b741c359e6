import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readPrivateFile, removePrivateFile, writePrivateFile } from '../profile/private-file';

const entry = z.object({
  /** What the film was announced with; a repeated announcement has to be the same. */
  announcement: z.object({ title: z.string(), visibility: z.string(), size: z.number(), type: z.string() }),
  idempotencyKey: z.string(),
  /** Missing until the API has answered the announcement. */
  begun: z.object({ id: z.string(), partSize: z.int().positive() }).optional(),
});

/** What is known of an upload that has not come to its end. */
export type JournalEntry = z.output<typeof entry>;

/** One upload's file below the profile's folder. It holds no token. */
export interface Journal {
  /** Nothing where there is none, or none that can be read. */
  read(): Promise<JournalEntry | undefined>;
  write(entry: JournalEntry): Promise<void>;
  remove(): Promise<void>;
}

/**
 * The journal of one file's upload to one API.
 *
 * @param profile the profile's file
 */
export function openJournal(profile: string, api: string, fingerprint: string): Journal {
  const name = createHash('sha256').update(`${api} ${fingerprint}`).digest('hex').slice(0, 32);
  const file = join(dirname(profile), 'uploads', `${name}.json`);
  return {
    read: async () => {
      const text = await readPrivateFile(file);
      return text === undefined ? undefined : entry.safeParse(parseJson(text)).data;
    },
    write: each => writePrivateFile(file, `${JSON.stringify(each)}\n`),
    remove: async () => {
      await removePrivateFile(file);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
