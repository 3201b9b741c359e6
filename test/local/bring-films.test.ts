import { createServer } from 'node:http';
import { join } from 'node:path';
import { bringFilms } from '../../local/bring-films';
import { listen } from '../../local/listen';
import type { StackFile } from '../../local/stack-file';
import { StartFault } from '../../local/start-fault';
import { ManualClock } from './manual-clock';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();

test('a film that has gone since the start is named as one that failed', async () => {
  const api = createServer((_, response) => response.end('{"accessToken":"a.b.c"}'));
  const film = join(dir, 'gone.mp4');
  const bringing = bringFilms({
    films: [film],
    dataDir: dir,
    user: { email: 'you@example.com', password: 'any' },
    stack: { outputs: { CdnOrigin: await listen(api, 0) } } as StackFile,
    clock: new ManualClock(),
    progress: { track: (_, work) => work(() => undefined) },
    signal: new AbortController().signal,
  });
  await expect(bringing).rejects.toEqual(new StartFault(`${film}: there is no such file`));
  api.close();
});
