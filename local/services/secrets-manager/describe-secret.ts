import { z } from 'zod';
import { type Call, findSecret, readInput } from './call';

const input = z.strictObject({ SecretId: z.string().min(1) });

/** DescribeSecret: everything but the value. */
export async function describeSecret(call: Call): Promise<Record<string, unknown>> {
  const { SecretId } = readInput(call.input, input);
  const { name, arn, created, current } = findSecret(call, SecretId);
  return {
    ARN: arn,
    Name: name,
    CreatedDate: created / 1000,
    ...(current === undefined
      ? {}
      : { LastChangedDate: current.created / 1000, VersionIdsToStages: { [current.id]: ['AWSCURRENT'] } }),
  };
}
