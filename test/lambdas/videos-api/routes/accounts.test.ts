import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../../../lambdas/_shared/aws-error';
import { openUserPool } from '../../../../lambdas/_shared/user-pool';
import { createTokenCheck } from '../../../../lambdas/videos-api/access/token-check';
import { CLIENT, POOL, type Stage, startStage } from '../../../local/services/cognito/stage';
import { temporaryFolder } from '../../../local/temporary-folder';
import { ANNA, RESET_CODE } from '../../doubles/memory-user-pool';
import { type Answer, type ApiStage, openTheatre } from '../api-stage';

/** Accounts on local mode's Cognito. */
const PASSWORD = 'Correct-horse-1';
const KNOWN = 'known@example.org';
const INVITED = 'invited@example.org';
const UNCONFIRMED = 'unconfirmed@example.org';
/** Cognito answers about unknown addresses in two ways, by the address. */
const UNKNOWN = Array.from({ length: 8 }, (_, index) => `nobody-${index}@example.org`);

const dir = temporaryFolder();
let theatre: Awaited<ReturnType<typeof openTheatre>>;
let cognito: Stage;

beforeAll(async () => {
  theatre = await openTheatre();
  cognito = await startStage(dir);
  await cognito.service.seedUser({ email: KNOWN, password: PASSWORD });
  const invitation = { UserPoolId: POOL.id, Username: INVITED, TemporaryPassword: PASSWORD };
  const operator = cognito.credentials.add({ kind: 'operator' });
  await cognito.client(operator).send(new AdminCreateUserCommand(invitation));
  await post(openStage(), 'register', { email: UNCONFIRMED, password: PASSWORD });
});
afterAll(() => Promise.all([theatre.close(), cognito.close()]));

function openStage(): ApiStage {
  const config = { ...theatre.config, tokenIssuer: cognito.issuer, tokenAudience: CLIENT.id };
  const userPool = openUserPool({ client: cognito.client(), clientId: CLIENT.id });
  return theatre.openStage({ config, userPool, checkToken: createTokenCheck(config) });
}

function post(stage: ApiStage, route: string, body: unknown = {}, headers = {}): Promise<Answer> {
  return stage.call('POST', `/api/auth/${route}`, { body, headers });
}

/** Everything of an answer that a caller sees, how long it took included. */
async function seen(stage: ApiStage, answering: Promise<Answer>) {
  const began = stage.clock.now;
  const { status, headers, text } = await answering;
  return { status, headers: [...headers].sort(), text, milliseconds: stage.clock.now - began };
}

const cookieOf = ({ headers }: Answer): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('a person registers, confirms, signs in, stays signed in and signs out', async () => {
  const stage = openStage();
  const email = 'new@example.org';
  expect(await post(stage, 'register', { email, password: PASSWORD })).toMatchObject({
    status: 202,
    text: '',
  });
  const first = cognito.codeFor(email);
  expect((await post(stage, 'resend', { email })).status).toBe(202);
  const code = cognito.codeFor(email);
  if (first !== code) {
    expect((await post(stage, 'confirm', { email, code: first })).body['code']).toBe('code_wrong');
  }
  expect(await post(stage, 'confirm', { email, code })).toMatchObject({ status: 204, text: '' });

  const signedIn = await post(stage, 'login', { email, password: PASSWORD });
  expect(signedIn.status).toBe(200);
  expect(signedIn.body).toEqual({ accessToken: expect.any(String), tokenType: 'Bearer', expiresIn: 3_600 });
  const bearer = ({ body }: Answer) => ({ authorization: `Bearer ${body['accessToken']}` });
  expect((await stage.call('GET', '/api/videos', { headers: bearer(signedIn) })).status).toBe(200);

  const cookie = cookieOf(signedIn);
  const refreshed = await post(stage, 'refresh', {}, { cookie: `other=1; ${cookie}` });
  expect(refreshed.body).toEqual({ ...signedIn.body, accessToken: expect.any(String) });
  expect(refreshed.body['accessToken']).not.toBe(signedIn.body['accessToken']);
  expect((await stage.call('GET', '/api/videos', { headers: bearer(refreshed) })).status).toBe(200);

  const signedOut = await post(stage, 'logout', {}, { cookie });
  expect([signedOut.status, cookieOf(signedOut)]).toEqual([204, 'refresh=']);
  const after = await post(stage, 'refresh', {}, { cookie });
  expect([after.body['code'], cookieOf(after)]).toEqual(['session_ended', 'refresh=']);

  const said = stage.logged.join('\n');
  for (const secret of [
    PASSWORD,
    code,
    email,
    cookie.slice('refresh='.length),
    signedIn.body['accessToken'],
  ]) {
    expect(said).not.toContain(String(secret));
  }
});

test('the cookie is read by no script, sent to these routes of this site only, and lives as long as the pool takes it', async () => {
  const [cookie = '', ...others] = (
    await post(openStage(), 'login', { email: KNOWN, password: PASSWORD })
  ).headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie.split('; ').slice(1).sort()).toEqual([
    'HttpOnly',
    'Max-Age=2592000',
    'Path=/api/auth',
    'SameSite=Strict',
    'Secure',
  ]);
});

test('the cookie ends with the sign-in that it stands for', async () => {
  const stage = openStage();
  const cookie = cookieOf(await post(stage, 'login', { email: KNOWN, password: PASSWORD }));
  cognito.clock.advance(CLIENT.refreshTokenSeconds * 1_000);
  const { body, headers } = await post(stage, 'refresh', {}, { cookie });
  expect(body['code']).toBe('session_ended');
  expect(headers.getSetCookie()[0]).toMatch(/^refresh=; Max-Age=0; Path=\/api\/auth;/);
});

test('without a cookie nobody is signed in, and signing out is done', async () => {
  const stage = openStage();
  expect((await post(stage, 'refresh')).body['code']).toBe('session_ended');
  expect((await post(stage, 'refresh', {}, { cookie: 'refresh=a b' })).body['code']).toBe('session_ended');
  expect((await post(stage, 'logout')).status).toBe(204);
  expect((await post(stage, 'logout', {}, { cookie: 'refresh=made-up' })).status).toBe(204);
});

describe('no answer tells which addresses have accounts', () => {
  const addresses = [...UNKNOWN, KNOWN, UNCONFIRMED, INVITED];

  test.each([
    ['register', 202, { password: PASSWORD }],
    ['resend', 202, {}],
    ['forgot', 202, {}],
    ['login', 401, { password: 'Wrong-horse-1' }],
    ['confirm', 422, { code: '000000' }],
    ['reset', 422, { code: '000000', password: PASSWORD }],
    ['register', 422, { password: 'short' }],
    ['reset', 422, { code: '000000', password: 'short' }],
  ])('%s answers all of them with the same %i, in the same time', async (route, status, rest) => {
    const stage = openStage();
    // The first route registers whoever is unknown.
    const asked = addresses.map(email =>
      route === 'register' ? email.replace('nobody', 'nobody-yet') : email,
    );
    const answers = [];
    for (const email of asked) answers.push(await seen(stage, post(stage, route, { email, ...rest })));
    expect(answers[0]?.status).toBe(status);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('nor does a right password where signing in needs more', async () => {
    const stage = openStage();
    const wrong = await seen(stage, post(stage, 'login', { email: KNOWN, password: 'wrong' }));
    for (const email of [UNCONFIRMED, INVITED]) {
      expect(await seen(stage, post(stage, 'login', { email, password: PASSWORD }))).toEqual(wrong);
    }
  });

  test('but operators see why no code was sent', async () => {
    const stage = openStage();
    await post(stage, 'register', { email: KNOWN, password: PASSWORD });
    expect(JSON.parse(stage.logged[0] ?? '')).toMatchObject({
      route: 'POST /api/auth/register',
      status: 202,
      code: 'not_told',
      reason: 'SignUp refused: UsernameExistsException',
    });
  });
});

test('a forgotten password is replaced by a code, which ends every sign-in by the old one', async () => {
  const stage = openStage();
  const password = 'Another-horse-2';
  const cookie = cookieOf(await post(stage, 'login', { email: KNOWN, password: PASSWORD }));
  expect((await post(stage, 'forgot', { email: KNOWN })).status).toBe(202);
  const code = cognito.codeFor(KNOWN);
  expect((await post(stage, 'reset', { email: KNOWN, code, password })).status).toBe(204);
  expect((await post(stage, 'refresh', {}, { cookie })).body['code']).toBe('session_ended');
  const again = await post(stage, 'reset', { email: KNOWN, code, password });
  expect(again.body['code']).toBe('code_wrong');
  const old = await post(stage, 'login', { email: KNOWN, password: PASSWORD });
  expect(old.body['code']).toBe('credentials_wrong');
  expect((await post(stage, 'login', { email: KNOWN, password })).status).toBe(200);
});

test('where sign-ins cannot be ended the password is another one all the same, and the log says so', async () => {
  const stage = theatre.openStage();
  stage.userPool.beforeCall = operation => {
    if (operation === 'endSignIns') throw new AwsError({ operation: 'GlobalSignOut', status: 500 });
  };
  const password = 'Another-horse-2';
  expect((await post(stage, 'reset', { email: ANNA, code: RESET_CODE, password })).status).toBe(204);
  expect((await post(stage, 'login', { email: ANNA, password })).status).toBe(200);
  expect(JSON.parse(stage.logged[0] ?? '')).toMatchObject({ status: 204, code: 'sign_ins_not_ended' });
});
