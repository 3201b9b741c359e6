import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mailFolder } from '../../../../local/services/cognito/mail-folder';
import { ManualClock } from '../../manual-clock';
import { temporaryFolder } from '../../temporary-folder';

const dir = join(temporaryFolder(), 'mail');

test('each message is a file of its own that only this user may read, in the order of their instants', async () => {
  const clock = new ManualClock(Date.UTC(2030, 0, 2, 3, 4, 5));
  const send = mailFolder(dir, clock);
  await send({ to: 'ada@example.org', subject: 'One', text: 'Your code is 123456' });
  clock.advance(1);
  await send({ to: 'bob@example.org', subject: 'Two', text: 'Your code is 654321' });
  const names = (await readdir(dir)).sort();
  expect(names).toEqual([
    expect.stringMatching(/^2030-01-02T03-04-05\.000Z-[0-9a-f]{8}\.txt$/),
    expect.stringMatching(/^2030-01-02T03-04-05\.001Z-[0-9a-f]{8}\.txt$/),
  ]);
  const [first = ''] = names.map(name => join(dir, name));
  expect(await readFile(first, 'utf8')).toBe('To: ada@example.org\nSubject: One\n\nYour code is 123456\n');
  expect((await stat(first)).mode & 0o077).toBe(0);
});
