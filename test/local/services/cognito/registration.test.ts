import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { CLIENT, PASSWORD, POOL, type Stage, startStage } from './stage';

const ClientId = CLIENT.id;
const closedDir = temporaryFolder();
const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
  await stage.service.seedUser({ email: 'ada@example.org', password: PASSWORD });
});
afterAll(() => stage.close());

describe('registering', () => {
  const Username = 'bob@example.org';
  const signUp = (Password = PASSWORD, address = Username) =>
    stage.client().send(new SignUpCommand({ ClientId, Username: address, Password }));
  const confirm = (ConfirmationCode: string, address = Username) =>
    stage.client().send(new ConfirmSignUpCommand({ ClientId, Username: address, ConfirmationCode }));

  test('takes a code from the post before the first sign-in', async () => {
    const { UserConfirmed, CodeDeliveryDetails } = await signUp();
    expect(UserConfirmed).toBe(false);
    expect(CodeDeliveryDetails).toMatchObject({ AttributeName: 'email', Destination: 'b***@e***' });
    await expect(stage.signIn(Username, 'wrong')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(stage.signIn(Username)).rejects.toMatchObject({ name: 'UserNotConfirmedException' });
    await expect(signUp()).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await expect(
      stage.client().send(new ForgotPasswordCommand({ ClientId, Username })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const first = stage.codeFor(Username);
    await stage.client().send(new ResendConfirmationCodeCommand({ ClientId, Username }));
    const second = stage.codeFor(Username);
    if (first !== second)
      await expect(confirm(first)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await confirm(second);
    await expect(stage.signIn(Username)).resolves.toHaveProperty('AuthenticationResult.AccessToken');
    await expect(confirm(second)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(
      stage.client().send(new ResendConfirmationCodeCommand({ ClientId, Username })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('a code ends after a day', async () => {
    await signUp(PASSWORD, 'late@example.org');
    stage.clock.advance(86_400_000);
    await expect(confirm(stage.codeFor('late@example.org'), 'late@example.org')).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
  });

  test('refuses what is no address, and a password that the policy does not take', async () => {
    await expect(signUp(PASSWORD, 'bob')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(signUp('short', 'carol@example.org')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    });
    await expect(signUp('long enough words', 'carol@example.org')).rejects.toMatchObject({
      message: 'Password did not conform with policy: Password must have numeric characters',
    });
  });

  test('tells nothing of addresses that are not registered: they get both answers that others can get', async () => {
    const client = stage.client();
    const outcomes = new Set<string>();
    for (let index = 0; index < 16; index++) {
      const nobody = { ClientId, Username: `nobody${index}@example.org` };
      for (const command of [new ResendConfirmationCodeCommand(nobody), new ForgotPasswordCommand(nobody)]) {
        const outcome = client.send(command).then(
          answer => String(answer.CodeDeliveryDetails?.Destination),
          error => String(error.name),
        );
        outcomes.add(await outcome);
      }
    }
    expect([...outcomes].sort()).toEqual(['InvalidParameterException', 'n***@e***']);
    const nobody = { ClientId, Username: 'nobody@example.org', ConfirmationCode: '123456' };
    await expect(confirm('123456', nobody.Username)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    const reset = new ConfirmForgotPasswordCommand({ ...nobody, Password: PASSWORD });
    await expect(client.send(reset)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    expect(stage.mails.filter(({ to }) => to.startsWith('nobody'))).toEqual([]);
  });
});

describe('a forgotten password', () => {
  const Username = 'eve@example.org';
  const reset = (ConfirmationCode: string | undefined, Password = 'another secret 2') =>
    stage.client().send(new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password }));
  beforeAll(() => stage.service.seedUser({ email: Username, password: PASSWORD }));

  test('is replaced with the code from the post, once', async () => {
    await stage.client().send(new ForgotPasswordCommand({ ClientId, Username }));
    const code = stage.codeFor(Username);
    await expect(reset(code, 'short')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await reset(code);
    await expect(stage.signIn(Username)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(stage.signIn(Username, 'another secret 2')).resolves.toHaveProperty('AuthenticationResult');
    await expect(reset(code)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  test('stays without the code, whatever is sent in its place, and guessing ends soon', async () => {
    const withoutCode = await send(stage.service.origin, '/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' },
      body: JSON.stringify({ ClientId, Username, Password: 'stolen secret 3' }),
    });
    expect(withoutCode.status).toBe(400);
    await stage.client().send(new ForgotPasswordCommand({ ClientId, Username }));
    const code = stage.codeFor(Username);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let guess = 0; guess < 5; guess++)
      await expect(reset(wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await expect(reset(code)).rejects.toMatchObject({ name: 'TooManyFailedAttemptsException' });
  });
});

test('people cannot register where the pool keeps that to administrators', async () => {
  const closed = await startStage(closedDir, { ...POOL, selfRegistration: false });
  const asked = { ClientId, Username: 'zoe@example.org', Password: PASSWORD };
  await expect(closed.client().send(new SignUpCommand(asked))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'SignUp is not permitted for this user pool',
  });
  await closed.close();
});
