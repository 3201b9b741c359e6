import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { callAws } from './aws-call';
import { awsEnvironment } from './aws-environment';
import { AwsError } from './aws-error';

const SecretValue = z.object({ SecretString: z.string() });
const Failure = z.object({ __type: z.string() });

/**
 * The current value of a secret.
 *
 * @returns undefined when the secret has no value yet, or does not exist: Secrets Manager calls both
 *   ResourceNotFoundException
 * @throws AwsError for any other refusal, for a binary value, and when there is no answer in time
 */
export async function getSecretString(arn: string): Promise<string | undefined> {
  try {
    const value = SecretValue.safeParse(await callSecretsManager('GetSecretValue', { SecretId: arn }));
    if (value.success) return value.data.SecretString;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
  throw new AwsError({ operation: 'GetSecretValue', code: 'NoSecretString' });
}

/**
 * Gives a secret a new current value.
 *
 * @param requestToken names this write, so that a second attempt makes no second version
 * @throws AwsError when the value was not taken, or nobody answered in time
 */
export async function putSecretString(
  arn: string,
  value: string,
  requestToken = randomUUID(),
): Promise<void> {
  await callSecretsManager('PutSecretValue', {
    SecretId: arn,
    SecretString: value,
    ClientRequestToken: requestToken,
  });
}

async function callSecretsManager(operation: string, input: Record<string, string>): Promise<unknown> {
  const environment = awsEnvironment();
  const { secretsManagerEndpoint, region, urlSuffix } = environment;
  const answer = await callAws(
    {
      operation,
      service: 'secretsmanager',
      method: 'POST',
      url: secretsManagerEndpoint ?? `https://secretsmanager.${region}.${urlSuffix}/`,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `secretsmanager.${operation}`,
      },
      body: JSON.stringify(input),
    },
    environment,
  );
  const output = parseJson(answer.body);
  if (answer.status === 200) return output;
  const failure = Failure.safeParse(output);
  const code = failure.success ? /\w+$/.exec(failure.data.__type)?.[0] : undefined;
  throw new AwsError({ operation, status: answer.status, ...(code === undefined ? {} : { code }) });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
