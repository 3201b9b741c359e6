import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localGrant } from '../../../cli/grant/local-grant';
import { UsageError } from '../../../cli/usage-error';
import { temporaryFolder } from '../../local/temporary-folder';

const dir = temporaryFolder();

test('where the note of the stack is damaged, it says how to start the stack again', async () => {
  writeFileSync(join(dir, 'stack.json'), '{"outputs":');
  const granted = localGrant('none', {}, dir);
  await expect(granted).rejects.toThrow(UsageError);
  await expect(granted).rejects.toThrow(`start it again: npm start -- --data ${dir}`);
});
