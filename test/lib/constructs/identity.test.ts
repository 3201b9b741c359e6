import { VIDEOS_API_ENV } from '../../../core/contract';
import { environment } from '../spelled';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();
const pool = only(template, 'AWS::Cognito::UserPool');
const client = only(template, 'AWS::Cognito::UserPoolClient').Properties;

const OIDC = { issuer: 'https://id.example/realms/films', audience: 'screening-room' };

test('people sign in with an address that they have shown to be theirs, however they write it', () => {
  expect(pool.Properties).toMatchObject({
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  });
});

test('a password has twelve characters of every kind', () => {
  expect(Object(pool.Properties['Policies']).PasswordPolicy).toEqual({
    MinimumLength: 12,
    RequireLowercase: true,
    RequireNumbers: true,
    RequireSymbols: true,
    RequireUppercase: true,
    TemporaryPasswordValidityDays: 3,
  });
});

test.each([
  [false, true],
  [true, false],
])(
  'with selfRegistration %s only an administrator opens accounts: %s',
  (selfRegistration, byAdministrator) => {
    const given = synthesised({ selfRegistration });
    expect(only(given, 'AWS::Cognito::UserPool').Properties['AdminCreateUserConfig']).toEqual({
      AllowAdminCreateUserOnly: byAdministrator,
    });
    expect(environment(given, 'ApiVideosApi')[VIDEOS_API_ENV.selfRegistration]).toBe(
      String(selfRegistration),
    );
  },
);

test('the pool outlives the stack: films name their owners by its ids', () => {
  expect(pool).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('there is no OAuth, no hosted page, no other provider and no secret of the client', () => {
  expect(client).toMatchObject({
    AllowedOAuthFlowsUserPoolClient: false,
    GenerateSecret: false,
    SupportedIdentityProviders: ['COGNITO'],
  });
  for (const name of ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs']) {
    expect(client).not.toHaveProperty(name);
  }
  const others = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito::'));
  expect(others).toHaveLength(2);
});

test('one signs in with a password or a refresh token, and no answer tells which addresses exist', () => {
  expect(client).toMatchObject({
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    PreventUserExistenceErrors: 'ENABLED',
  });
});

test('a token is good for an hour, a sign-in for 30 days, and a refresh token can be revoked', () => {
  expect(client).toMatchObject({
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    RefreshTokenValidity: 30 * 24 * 60,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    EnableTokenRevocation: true,
  });
});

test('videos-api takes tokens of this pool and this client', () => {
  const [[poolId = ''] = []] = ofType(template, 'AWS::Cognito::UserPool');
  const [[clientId = ''] = []] = ofType(template, 'AWS::Cognito::UserPoolClient');
  const { Environment } = only(template, 'AWS::Lambda::Function', 'ApiVideosApi').Properties;
  expect(Object(Environment).Variables).toMatchObject({
    [VIDEOS_API_ENV.tokenKind]: 'cognito',
    [VIDEOS_API_ENV.tokenIssuer]: { 'Fn::GetAtt': [poolId, 'ProviderURL'] },
    [VIDEOS_API_ENV.tokenAudience]: { Ref: clientId },
  });
});

test('with another OpenID provider there is no pool, and videos-api takes its tokens for this audience', () => {
  const given = synthesised({ oidc: OIDC });
  expect(Object.values(given.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito::'))).toEqual([]);
  expect(environment(given, 'ApiVideosApi')).toMatchObject({
    [VIDEOS_API_ENV.tokenKind]: 'oidc',
    [VIDEOS_API_ENV.tokenIssuer]: OIDC.issuer,
    [VIDEOS_API_ENV.tokenAudience]: OIDC.audience,
    [VIDEOS_API_ENV.selfRegistration]: 'false',
  });
});
