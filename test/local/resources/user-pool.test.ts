import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AccountRecovery,
  UserPool,
  type UserPoolClientOptions,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { type Account, emptyAccount, type Services } from '../../../local/account';
import { userPool } from '../../../local/resources/user-pool';
import { userPoolClient } from '../../../local/resources/user-pool-client';
import type { ClientDeclaration, PoolDeclaration } from '../../../local/services/cognito/declarations';
import { resolve } from '../../../local/template/resolve';

const POOL: UserPoolProps = {
  accountRecovery: AccountRecovery.EMAIL_ONLY,
  autoVerify: { email: true },
  selfSignUpEnabled: false,
  signInAliases: { email: true },
  signInCaseSensitive: false,
};
const CLIENT: UserPoolClientOptions = { authFlows: { userPassword: true }, disableOAuth: true };

/** Deploys a pool and a client as CDK's L2 constructs write them, and tells what Cognito was asked for. */
async function deploy(pool: UserPoolProps, client: UserPoolClientOptions) {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Test');
  new UserPool(stack, 'Pool', pool).addClient('Client', client);
  const { Resources } = Template.fromStack(stack).toJSON();
  const written = (type: string): object =>
    Object.values<{ Type: string; Properties: object }>(Resources).find(({ Type }) => Type === type)
      ?.Properties ?? {};
  const asked: { pool?: PoolDeclaration; client?: ClientDeclaration } = {};
  const cognito = {
    origin: 'http://127.0.0.1:1',
    async createPool(declaration: PoolDeclaration) {
      asked.pool = declaration;
      return { id: declaration.id, arn: 'arn', issuer: `http://127.0.0.1:1/${declaration.id}` };
    },
    createClient(declaration: ClientDeclaration) {
      asked.client = declaration;
      return { clientId: declaration.id };
    },
  };
  const account: Account = emptyAccount({ cognito } as unknown as Services, new Map());
  const deployed = await userPool.deploy(written(userPool.type), { logicalId: 'Pool', account });
  const [poolName = ''] = Object.keys(Resources);
  const scope = { pseudo: new Map(), resources: new Map([[poolName, deployed]]), replacements: [] };
  const properties = resolve(written(userPoolClient.type), scope);
  const deployedClient = await userPoolClient.deploy(properties, { logicalId: 'Client', account });
  return { ...asked, deployed, deployedClient, account };
}

test('a pool and its client stand as CDK writes them, under ids that stay', async () => {
  const { pool, client, deployed, deployedClient, account } = await deploy(
    { ...POOL, passwordPolicy: { minLength: 12, requireDigits: true } },
    {
      ...CLIENT,
      accessTokenValidity: Duration.minutes(30),
      generateSecret: false,
      preventUserExistenceErrors: true,
      refreshTokenValidity: Duration.days(7),
    },
  );
  expect(pool).toEqual({
    id: expect.stringMatching(/^us-east-1_[A-Z0-9]{9}$/),
    selfRegistration: false,
    caseSensitive: false,
    passwordPolicy: { minimumLength: 12, requires: new Set(['numbers']) },
  });
  expect(client).toEqual({
    id: expect.stringMatching(/^[a-z0-9]{26}$/),
    poolId: pool?.id,
    flows: new Set(['USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH']),
    ...{ accessTokenSeconds: 1800, idTokenSeconds: 3600, refreshTokenSeconds: 604_800 },
    hidesUsers: true,
  });
  expect(deployed).toEqual({
    ref: pool?.id,
    attributes: {
      Arn: 'arn',
      ProviderName: `cognito-idp.us-east-1.amazonaws.com/${pool?.id}`,
      ProviderURL: `http://127.0.0.1:1/${pool?.id}`,
      UserPoolId: pool?.id,
    },
  });
  expect(deployedClient.ref).toBe(client?.id);
  expect(account.hosts.get('cognito-idp.us-east-1.amazonaws.com')).toBe('http://127.0.0.1:1');
});

test('without settings of their own, Cognito’s defaults stand', async () => {
  const { pool, client } = await deploy({ ...POOL, selfSignUpEnabled: true }, CLIENT);
  expect(pool).toMatchObject({
    selfRegistration: true,
    passwordPolicy: { minimumLength: 8, requires: new Set(['lowercase', 'uppercase', 'numbers', 'symbols']) },
  });
  expect(client).toMatchObject({
    ...{ accessTokenSeconds: 3600, refreshTokenSeconds: 2_592_000, hidesUsers: false },
  });
});

test.each<[string, UserPoolProps, UserPoolClientOptions, RegExp]>([
  ['user names instead of addresses', { selfSignUpEnabled: true }, CLIENT, /UsernameAttributes/],
  ['OAuth', POOL, { authFlows: { userPassword: true } }, /AllowedOAuthFlows/],
  ['a client secret', POOL, { ...CLIENT, generateSecret: true }, /GenerateSecret/],
  ['SRP', POOL, { ...CLIENT, authFlows: { userSrp: true } }, /ExplicitAuthFlows/],
])('%s is what local mode does not stand for', async (_what, pool, client, named) => {
  await expect(deploy(pool, client)).rejects.toThrow(named);
});
