import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  ChangePasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { PASSWORD, POOL, type Stage, startStage } from './stage';

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
  await stage.service.seedUser({ email: 'ada@example.org', password: PASSWORD });
});
afterAll(() => stage.close());

describe('administrators', () => {
  const create = { UserPoolId: POOL.id, Username: 'dan@example.org' };

  test('register people under their own rights, and give them a password', async () => {
    const admin = stage.client(
      stage.credentials.add({
        kind: 'role',
        arn: 'arn:aws:iam::000000000000:role/Admin',
        policies: [
          {
            Statement: {
              Effect: 'Allow',
              Action: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminSetUserPassword'],
              Resource: stage.arn,
            },
          },
        ],
      }),
    );
    const { User } = await admin.send(
      new AdminCreateUserCommand({
        ...create,
        UserAttributes: [
          { Name: 'email', Value: create.Username },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
    const temporary = /is (\S+)$/.exec(stage.mails.at(-1)?.text ?? '')?.[1] ?? '';
    await expect(stage.signIn(create.Username, 'wrong')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(stage.signIn(create.Username, temporary)).resolves.toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
    });
    await admin.send(new AdminSetUserPasswordCommand({ ...create, Password: PASSWORD, Permanent: true }));
    const { AuthenticationResult } = await stage.signIn(create.Username);
    await expect(stage.verify(AuthenticationResult?.AccessToken, 'access')).resolves.toHaveProperty(
      'sub',
      User?.Username,
    );
  });

  test('need a signature, and the right for this pool', async () => {
    const unsigned = await send(stage.service.origin, '/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminCreateUser' },
      body: JSON.stringify(create),
    });
    expect(unsigned.status).toBe(403);
    expect(unsigned.body.toString()).toContain('MissingAuthenticationTokenException');
    const stranger = stage.credentials.add({
      ...{ kind: 'role', arn: 'arn:aws:iam::000000000000:role/Other', policies: [] },
    });
    await expect(stage.client(stranger).send(new AdminCreateUserCommand(create))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

test('what local mode does not have is refused by its name', async () => {
  const asked = { AccessToken: 'x', ProposedPassword: PASSWORD };
  await expect(stage.client().send(new ChangePasswordCommand(asked))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: 'Local Cognito does not implement ChangePassword.',
  });
  const { status } = await send(stage.service.origin, '/other/.well-known/jwks.json');
  expect(status).toBe(404);
});

test('people, keys and sign-ins outlive a restart; no password or token lies on the disk as it is', async () => {
  const token = (await stage.signIn()).AuthenticationResult;
  const keys = await send(stage.service.origin, `/${POOL.id}/.well-known/jwks.json`);
  await stage.close();
  stage = await startStage(dir);
  await expect(stage.refresh(token?.RefreshToken)).resolves.toHaveProperty(
    'AuthenticationResult.AccessToken',
  );
  const again = await send(stage.service.origin, `/${POOL.id}/.well-known/jwks.json`);
  expect(again.body).toEqual(keys.body);
  for (const name of await readdir(dir)) {
    const text = await readFile(join(dir, name), 'utf8');
    expect((await stat(join(dir, name))).mode & 0o077).toBe(0);
    for (const secret of [PASSWORD, token?.RefreshToken, token?.AccessToken])
      expect(text).not.toContain(secret);
  }
});

test('no refusal repeats a password, and its fate can be decided', async () => {
  const seen: string[] = [];
  const stop = stage.calls.watch(({ operation, asked }) => {
    seen.push(operation);
    return asked.length === 0
      ? { kind: 'fail', status: 500, code: 'InternalErrorException', carriedOut: false }
      : undefined;
  });
  await expect(stage.signIn('ada@example.org', 'my secret word')).rejects.toMatchObject({
    name: 'InternalErrorException',
    message: expect.not.stringContaining('my secret word'),
  });
  stop();
  expect(seen).toEqual(['InitiateAuth']);
});
