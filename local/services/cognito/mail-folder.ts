import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../clock';
import type { SendMail } from './mail';

/**
 * Local mode's post: each message becomes a text file below a folder, named by its instant, which only this user may
 * read. Nothing of it goes to a log.
 */
export function mailFolder(dir: string, clock: Clock): SendMail {
  return async ({ to, subject, text }) => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const instant = new Date(clock.now()).toISOString().replaceAll(':', '-');
    const file = join(dir, `${instant}-${randomUUID().slice(0, 8)}.txt`);
    await writeFile(file, `To: ${to}\nSubject: ${subject}\n\n${text}\n`, { mode: 0o600 });
  };
}
