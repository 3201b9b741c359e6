import { z } from 'zod';
import { stableId } from '../account';
import { LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

const passwordPolicy = z.strictObject({
  MinimumLength: z.int().min(6).max(99).default(8),
  RequireLowercase: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false),
  RequireSymbols: z.boolean().default(false),
  RequireUppercase: z.boolean().default(false),
  TemporaryPasswordValidityDays: z.int().optional(),
});

/** What a pool without a policy of its own asks for (Cognito Developer Guide, "Adding user pool password requirements"). */
const EVERY_KIND = {
  PasswordPolicy: {
    MinimumLength: 8,
    ...{ RequireLowercase: true, RequireNumbers: true, RequireSymbols: true, RequireUppercase: true },
  },
};

const properties = z.strictObject({
  AccountRecoverySetting: z.strictObject({
    RecoveryMechanisms: z.tuple([
      z.strictObject({ Name: z.literal('verified_email'), Priority: z.literal(1) }),
    ]),
  }),
  AdminCreateUserConfig: z.strictObject({ AllowAdminCreateUserOnly: z.boolean() }),
  AutoVerifiedAttributes: z.tuple([z.literal('email')]),
  DeletionProtection: z.string().optional(),
  EmailVerificationMessage: z.string().optional(),
  EmailVerificationSubject: z.string().optional(),
  MfaConfiguration: z.literal('OFF').optional(),
  Policies: z.strictObject({ PasswordPolicy: passwordPolicy }).default(EVERY_KIND),
  Schema: z
    .tuple([z.strictObject({ Mutable: z.boolean(), Name: z.literal('email'), Required: z.literal(true) })])
    .optional(),
  SmsVerificationMessage: z.string().optional(),
  UsernameAttributes: z.tuple([z.literal('email')]),
  UsernameConfiguration: z.strictObject({ CaseSensitive: z.boolean() }).default({ CaseSensitive: true }),
  UserPoolName: z.string().optional(),
  UserPoolTags: z.unknown().optional(),
  UserPoolTier: z.string().optional(),
  // Messages have words of local mode's own.
  VerificationMessageTemplate: z
    .looseObject({ DefaultEmailOption: z.literal('CONFIRM_WITH_CODE') })
    .optional(),
});

/** A user pool whose people sign in with their e-mail address; one that was made before keeps them. */
export const userPool = resourceType(
  'AWS::Cognito::UserPool',
  properties,
  async (properties, { logicalId, account }) => {
    const { PasswordPolicy: policy } = properties.Policies;
    const { id, arn, issuer } = await account.cognito.createPool({
      id: `${LOCAL_REGION}_${stableId('', logicalId, 9)}`,
      selfRegistration: !properties.AdminCreateUserConfig.AllowAdminCreateUserOnly,
      caseSensitive: properties.UsernameConfiguration.CaseSensitive,
      passwordPolicy: {
        minimumLength: policy.MinimumLength,
        requires: new Set([
          ...(policy.RequireLowercase ? (['lowercase'] as const) : []),
          ...(policy.RequireUppercase ? (['uppercase'] as const) : []),
          ...(policy.RequireNumbers ? (['numbers'] as const) : []),
          ...(policy.RequireSymbols ? (['symbols'] as const) : []),
        ]),
      },
    });
    const host = `cognito-idp.${LOCAL_REGION}.amazonaws.com`;
    account.hosts.set(host, account.cognito.origin);
    return {
      ref: id,
      attributes: { Arn: arn, ProviderName: `${host}/${id}`, ProviderURL: issuer, UserPoolId: id },
    };
  },
);
