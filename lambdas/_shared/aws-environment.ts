import { URL_SUFFIX_ENV } from '../../core/contract';
import { ConfigurationError } from './configuration-error';

/** Region, credentials and endpoints of a process. */
export interface AwsEnvironment {
  region: string;
  /** Domain that the services of the region's partition lie below. */
  urlSuffix: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | undefined;
  /** Where S3 answers, when it is not AWS. */
  s3Endpoint: string | undefined;
  /** Where Secrets Manager answers, when it is not AWS. */
  secretsManagerEndpoint: string | undefined;
}

/**
 * Reads what the Lambda runtime sets for every function (Lambda Developer Guide, "Defined runtime environment
 * variables"), the domain that the stack sets, and the endpoints by the names that the SDK has for them.
 *
 * @throws ConfigurationError naming every variable that is missing
 */
export function awsEnvironment(env: Record<string, string | undefined> = process.env): AwsEnvironment {
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = env;
  if (!AWS_REGION || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    const required = Object.entries({ AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
    throw new ConfigurationError(
      required.filter(([, value]) => !value).map(([name]) => `${name} is missing`),
    );
  }
  return {
    region: AWS_REGION,
    urlSuffix: env[URL_SUFFIX_ENV] ?? 'amazonaws.com',
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: env['AWS_SESSION_TOKEN'],
    s3Endpoint: env['AWS_ENDPOINT_URL_S3'],
    secretsManagerEndpoint: env['AWS_ENDPOINT_URL_SECRETS_MANAGER'],
  };
}
