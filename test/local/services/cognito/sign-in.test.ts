import {
  ForgotPasswordCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { temporaryFolder } from '../../temporary-folder';
import { CLIENT, PASSWORD, POOL, type Stage, startStage } from './stage';

const ClientId = CLIENT.id;
const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
  await stage.service.seedUser({ email: 'ada@example.org', password: PASSWORD });
});
afterAll(() => stage.close());

describe('signing in', () => {
  test('gives tokens that aws-jwt-verify takes with the keys that the issuer shows', async () => {
    const { AuthenticationResult: tokens } = await stage.signIn();
    expect(tokens).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
    const access = await stage.verify(tokens?.AccessToken, 'access');
    expect(access).toMatchObject({
      ...{ iss: stage.issuer, client_id: ClientId, scope: 'aws.cognito.signin.user.admin' },
      ...{ username: access.sub, exp: Number(access.iat) + 3600 },
    });
    expect(access.iat).toBe(Math.floor(stage.clock.now() / 1000));
    const id = await stage.verify(tokens?.IdToken, 'id');
    expect(id).toMatchObject({ sub: access.sub, email: 'ada@example.org', email_verified: true });
    expect(stage.issuer).toBe(`${stage.service.origin}/${POOL.id}`);
  });

  test('a wrong password and an unknown address are answered alike', async () => {
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      await expect(stage.signIn(email, 'wrong')).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
      });
    }
  });

  test('capitals in an address do not count where the pool says so', async () => {
    await expect(stage.signIn('ADA@example.org')).resolves.toHaveProperty('AuthenticationResult.AccessToken');
  });

  test('another flow is refused, and so is an unknown client', async () => {
    const other = { ClientId, AuthParameters: { USERNAME: 'ada@example.org', SRP_A: '1' } };
    await expect(
      stage.client().send(new InitiateAuthCommand({ ...other, AuthFlow: 'USER_SRP_AUTH' })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('AuthFlow'),
    });
    await expect(
      stage.client().send(new ForgotPasswordCommand({ ClientId: 'none', Username: 'ada@example.org' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a refresh token', () => {
  test('renews the sign-in until its end on the clock, and keeps its origin', async () => {
    const { AuthenticationResult: first } = await stage.signIn();
    stage.clock.advance(80_000_000);
    const { AuthenticationResult: renewed } = await stage.refresh(first?.RefreshToken);
    expect(renewed).not.toHaveProperty('RefreshToken');
    const [, payload = ''] = renewed?.AccessToken?.split('.') ?? [];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims.iat - claims.auth_time).toBe(80_000);
    stage.clock.advance(6_400_000);
    await expect(stage.refresh(first?.RefreshToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  test('ends when it is revoked, alone; revoking it twice is no failure', async () => {
    const kept = (await stage.signIn()).AuthenticationResult?.RefreshToken;
    const Token = (await stage.signIn()).AuthenticationResult?.RefreshToken;
    await stage.client().send(new RevokeTokenCommand({ ClientId, Token }));
    await stage.client().send(new RevokeTokenCommand({ ClientId, Token }));
    await expect(stage.refresh(Token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(stage.refresh(kept)).resolves.toHaveProperty('AuthenticationResult.AccessToken');
  });

  test('ends with all others when its owner signs out everywhere', async () => {
    const { AuthenticationResult: one } = await stage.signIn();
    const { AuthenticationResult: other } = await stage.signIn();
    await stage.client().send(new GlobalSignOutCommand({ AccessToken: one?.AccessToken }));
    await expect(stage.refresh(other?.RefreshToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    for (const AccessToken of [one?.AccessToken, other?.AccessToken, one?.IdToken, 'a.b.c']) {
      await expect(stage.client().send(new GlobalSignOutCommand({ AccessToken }))).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      });
    }
  });
});
