import { z } from 'zod';
import { stableId } from '../account';
import { resourceType } from './resource-type';

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

const properties = z.strictObject({
  /** Validities are in the units below; the defaults are Cognito's (CloudFormation, AWS::Cognito::UserPoolClient). */
  AccessTokenValidity: z.int().positive().optional(),
  AllowedOAuthFlowsUserPoolClient: z.literal(false).optional(),
  ClientName: z.string().optional(),
  EnableTokenRevocation: z.literal(true).optional(),
  ExplicitAuthFlows: z.array(z.enum(['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'])),
  GenerateSecret: z.literal(false).optional(),
  IdTokenValidity: z.int().positive().optional(),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).default('LEGACY'),
  RefreshTokenValidity: z.int().positive().optional(),
  SupportedIdentityProviders: z.tuple([z.literal('COGNITO')]).optional(),
  TokenValidityUnits: z
    .strictObject({
      AccessToken: unit.default('hours'),
      IdToken: unit.default('hours'),
      RefreshToken: unit.default('days'),
    })
    .default({ AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' }),
  UserPoolId: z.string(),
});

/** An app client without a secret and without OAuth. */
export const userPoolClient = resourceType(
  'AWS::Cognito::UserPoolClient',
  properties,
  (properties, { logicalId, account }) => {
    const { AccessTokenValidity: access, IdTokenValidity: id, RefreshTokenValidity: refresh } = properties;
    const units = properties.TokenValidityUnits;
    const { clientId } = account.cognito.createClient({
      id: stableId('', logicalId, 26).toLowerCase(),
      poolId: properties.UserPoolId,
      flows: new Set(
        properties.ExplicitAuthFlows.map(flow =>
          flow === 'ALLOW_USER_PASSWORD_AUTH' ? 'USER_PASSWORD_AUTH' : 'REFRESH_TOKEN_AUTH',
        ),
      ),
      accessTokenSeconds: access === undefined ? 3600 : access * SECONDS[units.AccessToken],
      idTokenSeconds: id === undefined ? 3600 : id * SECONDS[units.IdToken],
      refreshTokenSeconds: refresh === undefined ? 30 * 86_400 : refresh * SECONDS[units.RefreshToken],
      hidesUsers: properties.PreventUserExistenceErrors === 'ENABLED',
    });
    return { ref: clientId, attributes: { ClientId: clientId } };
  },
);
