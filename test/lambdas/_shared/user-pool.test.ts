import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { sdkClients } from '../../../lambdas/_shared/sdk-clients';
import { openUserPool, type UserPool } from '../../../lambdas/_shared/user-pool';
import { CLIENT, POOL, type Stage, startStage } from '../../local/services/cognito/stage';
import { temporaryFolder } from '../../local/temporary-folder';
import { setAwsVariables } from '../aws-variables';
import { ANNA, BEA, MemoryUserPool, PASSWORD, RESET_CODE, SIGN_UP_CODE } from '../doubles/memory-user-pool';
import { type RecordingServer, startRecordingServer } from '../recording-server';

/** What holds of Cognito holds of its double, so that tests with the double say something of Cognito. */
const dir = temporaryFolder();
const NAMES = ['memory', 'Cognito'];

interface Tried {
  readonly pool: UserPool;
  codeFor(email: string): string;
}

const tried: Record<string, Tried> = {};
let cognito: Stage;
let server: RecordingServer;
let restore: () => void;

function opened(origin: string): UserPool {
  restore?.();
  restore = setAwsVariables({ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: origin });
  return openUserPool({ client: sdkClients.userPool(), clientId: CLIENT.id });
}

beforeAll(async () => {
  cognito = await startStage(dir);
  const memory = new MemoryUserPool();
  tried['memory'] = {
    pool: memory,
    codeFor: email => (email === ANNA ? RESET_CODE : SIGN_UP_CODE),
  };
  tried['Cognito'] = { pool: opened(cognito.service.origin), codeFor: email => cognito.codeFor(email) };
  await cognito.service.seedUser({ email: ANNA, password: PASSWORD });
  await tried['Cognito'].pool.signUp(BEA, PASSWORD);
  server = await startRecordingServer(() => 'drop');
});
afterAll(async () => {
  restore();
  await Promise.all([cognito.close(), server.close()]);
});

const refused = (code: string) =>
  expect.objectContaining({ name: 'AccountRefusal', message: expect.stringMatching(code) });

describe.each(NAMES)('%s', name => {
  const at = (): Tried => {
    const found = tried[name];
    if (found === undefined) throw new Error(name);
    return found;
  };

  test('registers, confirms and signs in', async () => {
    const { pool, codeFor } = at();
    const email = 'cleo@example.org';
    await pool.signUp(email, PASSWORD);
    await expect(pool.signUp(email, PASSWORD)).rejects.toEqual(refused('UsernameExists'));
    await expect(pool.signIn(email, PASSWORD)).rejects.toEqual(refused('UserNotConfirmed'));
    await expect(pool.confirmSignUp(email, '000000')).rejects.toEqual(refused('CodeMismatch'));
    await pool.resendCode(email);
    await pool.confirmSignUp(email, codeFor(email));
    await expect(pool.resendCode(email)).rejects.toEqual(refused('InvalidParameter'));
    await expect(pool.confirmSignUp(email, codeFor(email))).rejects.toEqual(refused('NotAuthorized'));
    await expect(pool.signIn(email, 'wrong')).rejects.toEqual(refused('NotAuthorized'));
    expect(await pool.signIn(email, PASSWORD)).toEqual({
      accessToken: expect.stringMatching(/./),
      refreshToken: expect.stringMatching(/./),
      expiresIn: 3_600,
    });
  });

  test('renews until what renews is revoked', async () => {
    const { pool } = at();
    const { accessToken, refreshToken } = await pool.signIn(ANNA, PASSWORD);
    const renewed = await pool.renew(refreshToken);
    expect(renewed).toEqual({ accessToken: expect.stringMatching(/./), expiresIn: 3_600 });
    expect(renewed.accessToken).not.toBe(accessToken);
    await pool.revoke(refreshToken);
    await pool.revoke(refreshToken);
    await expect(pool.renew(refreshToken)).rejects.toEqual(refused('NotAuthorized'));
  });

  test('sets another password by a code', async () => {
    const { pool, codeFor } = at();
    await expect(pool.sendResetCode(BEA)).rejects.toEqual(refused('InvalidParameter'));
    await pool.sendResetCode(ANNA);
    await expect(pool.resetPassword(ANNA, '000000', PASSWORD)).rejects.toEqual(refused('CodeMismatch'));
    await pool.resetPassword(ANNA, codeFor(ANNA), `${PASSWORD}2`);
    await expect(pool.resetPassword(ANNA, codeFor(ANNA), PASSWORD)).rejects.toEqual(refused('Code'));
    await expect(pool.signIn(ANNA, PASSWORD)).rejects.toEqual(refused('NotAuthorized'));
    const { refreshToken } = await pool.signIn(ANNA, `${PASSWORD}2`);
    await pool.renew(refreshToken);
    await expect(pool.endSignIns(ANNA, PASSWORD)).rejects.toEqual(refused('NotAuthorized'));
    await pool.endSignIns(ANNA, `${PASSWORD}2`);
    await expect(pool.renew(refreshToken)).rejects.toEqual(refused('NotAuthorized'));
  });

  test('refuses what is asked about an address that nobody has', async () => {
    const { pool } = at();
    const nobody = 'nobody@example.org';
    await expect(pool.signIn(nobody, PASSWORD)).rejects.toEqual(refused('NotAuthorized'));
    await expect(pool.confirmSignUp(nobody, SIGN_UP_CODE)).rejects.toEqual(refused(''));
    await expect(pool.resetPassword(nobody, RESET_CODE, PASSWORD)).rejects.toEqual(refused(''));
  });
});

test('a password that an administrator gave for once signs nobody in', async () => {
  const operator = cognito.credentials.add({ kind: 'operator' });
  const Username = 'invited@example.org';
  await cognito
    .client(operator)
    .send(new AdminCreateUserCommand({ UserPoolId: POOL.id, Username, TemporaryPassword: PASSWORD }));
  await expect(tried['Cognito']?.pool.signIn(Username, PASSWORD)).rejects.toEqual(
    refused('NEW_PASSWORD_REQUIRED'),
  );
});

describe('faults', () => {
  const error = (status: number, type: string) => ({
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ __type: type, message: `about ${ANNA}` }),
  });

  beforeEach(() => {
    server.requests.length = 0;
  });

  test('nothing is signed, and a silent Cognito is asked twice', async () => {
    server.reply = () => 'drop';
    await expect(opened(server.origin).signIn(ANNA, PASSWORD)).rejects.toMatchObject({
      name: 'AwsError',
      operation: 'InitiateAuth',
    });
    expect(server.requests).toHaveLength(2);
    for (const { headers } of server.requests) expect(headers).not.toHaveProperty('authorization');
  });

  test.each([
    [400, 'TooManyRequestsException'],
    [400, 'ResourceNotFoundException'],
    [400, 'InvalidPasswordException'],
    [500, 'InternalErrorException'],
  ])('%i %s is a fault of ours, and the error quotes nothing', async (status, code) => {
    server.reply = () => error(status, code);
    const failure = await opened(server.origin)
      .signUp(ANNA, PASSWORD)
      .catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ name: 'AwsError', status, code });
    expect(String(failure)).not.toContain(ANNA);
  });

  test.each(['LimitExceededException', 'TooManyFailedAttemptsException', 'CodeDeliveryFailureException'])(
    '%s may tell of an account',
    async code => {
      server.reply = () => error(400, code);
      await expect(opened(server.origin).sendResetCode(ANNA)).rejects.toEqual(refused(code));
    },
  );

  test('an answer without tokens is a fault of ours', async () => {
    server.reply = () => ({ status: 200, body: '{"AuthenticationResult":{"AccessToken":"a"}}' });
    await expect(opened(server.origin).signIn(ANNA, PASSWORD)).rejects.toMatchObject({ code: 'NoTokens' });
  });
});
