import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LOCAL_REGION } from '../../../local/services/iam/account';
import { type ApiStage, DOORS, type Door } from './api-stage';
import type { StageFilms } from './stage-films';

const run = promisify(execFile);

async function curl(url: string, ...options: string[]) {
  const args = ['--silent', '--request', 'POST', '--write-out', '\n%{http_code}', ...options, url];
  const { stdout } = await run('curl', args);
  const [text = '', status] = stdout.split('\n');
  return { status: Number(status), body: JSON.parse(text) };
}

const signing = (user: { accessKeyId: string; secretAccessKey: string }, service = 'execute-api') => [
  ...['--aws-sigv4', `aws:amz:${LOCAL_REGION}:${service}`],
  ...['--user', `${user.accessKeyId}:${user.secretAccessKey}`],
];
const json = (body: object) => ['--header', 'content-type: application/json', '--data', JSON.stringify(body)];

/** What callers with IAM credentials get, and nobody else. */
export function machineTests(at: () => { stage: ApiStage; films: StageFilms }): void {
  const grants = (door: Door, film: string) =>
    `${at().stage.origins[door]}/api/machine/videos/${film}/grants`;

  test('curl gets a grant for any film by the owner’s credentials', async () => {
    const { stage, films } = at();
    const user = signing(stage.stack.stack.operator);
    for (const film of [films.ready, films.hidden]) {
      const { status, body } = await curl(grants('gateway', film), ...user, ...json({ ttl: 60 }));
      expect([status, body]).toMatchObject([200, { id: film, hls: expect.stringContaining('/play/') }]);
      expect((await fetch(body.hls)).status).toBe(200);
    }
    expect((await curl(grants('gateway', films.hidden), ...user)).status).toBe(200);
    const absent = await curl(grants('gateway', films.absent), ...user);
    expect(absent).toMatchObject({ status: 404, body: { code: 'video_not_found' } });
  });

  test('credentials open what IAM lets them invoke, and nothing else', async () => {
    const { stage, films } = at();
    const { credentials } = stage.stack.running.services;
    const role = (film: string) =>
      credentials.add({
        ...{ kind: 'role', arn: 'arn:aws:iam::000000000000:role/machine' },
        policies: [
          {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'execute-api:Invoke',
                Resource: `arn:aws:execute-api:*:*:*/POST/api/machine/videos/${film}/grants`,
              },
            ],
          },
        ],
      });
    const machine = role(films.ready);
    const token = machine.sessionToken ? ['--header', `x-amz-security-token: ${machine.sessionToken}`] : [];
    const may = await curl(grants('gateway', films.ready), ...signing(machine), ...token);
    const mayNot = await curl(grants('gateway', films.hidden), ...signing(machine), ...token);
    expect([may.status, mayNot.status, mayNot.body]).toEqual([200, 403, { message: 'Forbidden' }]);
  });

  test('nobody else gets one', async () => {
    const { stage, films } = at();
    const { operator } = stage.stack.stack;
    const forged = { ...operator, secretAccessKey: `${operator.secretAccessKey}x` };
    const requests: [Door, string[]][] = [
      ['gateway', []],
      ['gateway', ['--header', `authorization: Bearer ${stage.owner}`]],
      ['gateway', signing(forged)],
      ['gateway', signing({ ...operator, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' })],
      ['gateway', signing(operator, 's3')],
      ['edge', []],
      // The edge asks the API by its own name, which no client has signed.
      ['edge', signing(operator)],
    ];
    for (const [door, options] of requests) {
      const { status, body } = await curl(grants(door, films.ready), ...options);
      expect([door, status, body]).toEqual([door, 403, { message: 'Forbidden' }]);
    }
  });

  test.each([
    '/api/%6Dachine/videos/{id}/grants',
    '/api/machine/videos/{id}/grants/',
    '/api/machine//videos/{id}/grants',
  ])('another spelling opens nothing: %s', async spelling => {
    const { stage, films } = at();
    const path = spelling.replace('{id}', films.ready);
    for (const door of DOORS) {
      for (const token of [undefined, stage.owner]) {
        const { status, text } = await stage.ask(door, { method: 'POST', path, token });
        expect([403, 404]).toContain(status);
        expect(text).not.toContain('/play/');
      }
    }
  });
}
