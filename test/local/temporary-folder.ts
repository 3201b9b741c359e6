import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test file; it is gone when the file's tests are over. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'screening-room-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
