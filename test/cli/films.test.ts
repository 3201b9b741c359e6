import { type SignedIn, startSignedIn } from './signed-in';

// Each test starts processes, which take seconds on a machine that is busy.
jest.setTimeout(120_000);

let here: SignedIn;
const ids: string[] = [];

beforeAll(async () => {
  here = await startSignedIn();
  for (const title of ['Alpha', 'Beta \u001b[31m', 'Gamma']) {
    const answer = await fetch(`${here.stack.origin()}/api/videos`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${here.stack.accounts.access()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ title, visibility: 'private', size: 9, type: 'video/mp4' }),
    });
    const { video } = (await answer.json()) as { video: { id: string } };
    ids.push(video.id);
  }
  setState(0, { status: 'ready', durationSeconds: 3725 });
  const failure = { code: 'source_damaged', message: 'The file is damaged.', hint: 'Check that it plays.' };
  setState(1, { status: 'failed', failure });
  setState(2, { status: 'transcoding', progress: 40 });
});

afterAll(async () => {
  await here.close();
  expect(here.stack.violations).toEqual([]);
});

function setState(index: number, state: { status: string; [field: string]: unknown }): void {
  const film = here.stack.films.get(ids[index] ?? '');
  if (film) film.state = state;
}

test('list prints a line for each film, newest first, and nothing that could steer a terminal', async () => {
  const { code, stdout, stderr } = await here.run('list');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').map(line => line.trim())).toEqual([
    `${ids[2]}  transcoding 40 %  private   Gamma`,
    `${ids[1]}  failed            private   Beta ?[31m`,
    `${ids[0]}  ready             private   Alpha`,
    '',
  ]);
});

test('list --limit gives so many, over as many pages as it takes', async () => {
  const { stdout } = await here.run('list', '--limit', '2', '--json');
  expect(JSON.parse(stdout).map((film: { id: string }) => film.id)).toEqual([ids[2], ids[1]]);
  expect((await here.run('list', '--limit', '0')).code).toBe(2);
});

test('show says what is known of a film: its length, or why it failed and what to do', async () => {
  const [ready, failed] = await Promise.all([here.run('show', ids[0] ?? ''), here.run('show', ids[1] ?? '')]);
  expect(ready.stdout).toBe(
    `Film:        ${ids[0]}\nTitle:       Alpha\nVisibility:  private\nStatus:      ready\nLength:      1 h 02 min\n`,
  );
  expect(failed.stdout).toContain('Failure:     The file is damaged.\nWhat to do:  Check that it plays.\n');
});

test('a film that does not exist ends with 1, with the code and what to do', async () => {
  const { code, stdout, stderr } = await here.run('show', 'none');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'error: There is no such film. (video_not_found)\n  What to do: Check the id with: screening-room list\n',
  );
});

test('grant prints one playback URL; what was asked of it reaches the API', async () => {
  const [plain, asked] = await Promise.all([
    here.run('grant', ids[0] ?? ''),
    here.run('grant', ids[0] ?? '', '--ttl', '600', '--ip', '203.0.113.7', '--json'),
  ]);
  expect(plain).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: `${here.stack.origin()}/play/grant.of.${ids[0]}/index.m3u8\n`,
  });
  expect(JSON.parse(asked.stdout)).toMatchObject({
    id: ids[0],
    expiresAt: '2026-11-21T00:00:00.000Z',
    asked: { ttl: 600, ip: '203.0.113.7' },
  });
});

test('a grant for a film that is not ready ends with 1, one that is asked for wrongly with 2', async () => {
  const [early, wrong] = await Promise.all([
    here.run('grant', ids[2] ?? ''),
    here.run('grant', ids[0] ?? '', '--ttl', '9'),
  ]);
  expect({ code: early.code, stdout: early.stdout }).toEqual({ code: 1, stdout: '' });
  expect(early.stderr).toContain('(video_state)\n  What to do: See how far the film is');
  expect(wrong).toEqual({ code: 2, stdout: '', stderr: 'error: --ttl is 10 seconds or more\n' });
});

test('delete asks first; where nobody can be asked, it wants --yes', async () => {
  const { code, stderr } = await here.run('delete', ids[2] ?? '');
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'error: nobody can be asked here; add --yes\n' });
  expect(here.stack.films.get(ids[2] ?? '')?.isDeleted).toBe(false);
  expect(await here.run('delete', ids[2] ?? '', '--yes')).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: `Deleted ${ids[2]}.\n`,
  });
  expect(here.stack.films.get(ids[2] ?? '')?.isDeleted).toBe(true);
});

test('an API that cannot be reached ends with 1', async () => {
  here.stack.refuse = () => 'drop';
  const { code, stderr } = await here.run('show', ids[0] ?? '');
  here.stack.refuse = () => undefined;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: The API does not answer \(\w+\)\.\n {2}What to do: Check the network/);
});
