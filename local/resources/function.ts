import { z } from 'zod';
import type { Account, LocalRole } from '../account';
import { createFunction } from '../functions/create-function';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  Architectures: z.unknown().optional(),
  Code: z.object({ S3Key: z.string() }),
  Description: z.string().optional(),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
  Handler: z.string(),
  Layers: z.array(z.string()).optional(),
  LoggingConfig: z.unknown().optional(),
  MemorySize: z.number(),
  // Local mode ends no loops, so only the setting that AWS ends none by either is understood.
  RecursiveLoop: z.literal('Allow').optional(),
  Role: z.string(),
  Runtime: z.string(),
  Timeout: z.number(),
});

type Properties = z.output<typeof properties>;

/**
 * A function, run from its bundle with its role's credentials and nothing of this process's environment. One with a
 * foreign runtime stands in the account without running: what needs it is interpreted.
 */
export const lambdaFunction = resourceType(
  'AWS::Lambda::Function',
  properties,
  (properties, { logicalId, account }) => {
    const arn = `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${logicalId}`;
    if (properties.Runtime.startsWith('nodejs')) {
      const role = roleOf(properties.Role, account);
      account.executionRoles.set(arn, role);
      account.functions.set(arn, start(logicalId, properties, role, account));
    }
    return { ref: logicalId, attributes: { Arn: arn } };
  },
);

function start(name: string, properties: Properties, role: LocalRole, account: Account) {
  const codeDir = account.assets.get(properties.Code.S3Key);
  if (codeDir === undefined) throw new Error(`the assembly holds no code for the function ${name}`);
  return createFunction({
    name,
    codeDir,
    handler: properties.Handler,
    env: { ...properties.Environment?.Variables, ...awsEnvironment(role, account) },
    timeoutSeconds: properties.Timeout,
    memoryMb: properties.MemorySize,
    clock: account.clock,
    log: line => account.log(name, line),
  });
}

function roleOf(roleArn: string, account: Account): LocalRole {
  const role = [...account.roles.values()].find(({ arn }) => arn === roleArn);
  if (role === undefined) throw new Error(`a function runs under a role that does not stand: ${roleArn}`);
  return role;
}

function awsEnvironment(role: LocalRole, account: Account): Record<string, string> {
  const caller = account.credentials.add({ kind: 'role', arn: role.arn, policies: role.policies });
  return {
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: caller.accessKeyId,
    AWS_SECRET_ACCESS_KEY: caller.secretAccessKey,
    ...(caller.sessionToken !== undefined && { AWS_SESSION_TOKEN: caller.sessionToken }),
    AWS_ENDPOINT_URL_CLOUDFRONT: account.cloudFront.origin,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: account.cognito.origin,
    AWS_ENDPOINT_URL_DYNAMODB: account.dynamoDb.origin,
    AWS_ENDPOINT_URL_MEDIACONVERT: account.mediaConvert.origin,
    AWS_ENDPOINT_URL_S3: account.s3.origin,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: account.secretsManager.origin,
    AWS_ENDPOINT_URL_SNS: account.sns.origin,
    AWS_ENDPOINT_URL_SQS: account.sqs.origin,
  };
}
