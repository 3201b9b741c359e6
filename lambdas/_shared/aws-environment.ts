import * as z from 'zod/mini';
import { ConfigurationError } from './configuration-error';

/** What the Lambda runtime sets for every function (Lambda Developer Guide, "Defined runtime environment variables"). */
const AwsEnvironment = z.object({
  AWS_REGION: z.string().check(z.minLength(1)),
  AWS_ACCESS_KEY_ID: z.string().check(z.minLength(1)),
  AWS_SECRET_ACCESS_KEY: z.string().check(z.minLength(1)),
  AWS_SESSION_TOKEN: z.optional(z.string()),
  AWS_ENDPOINT_URL_S3: z.optional(z.url()),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.optional(z.url()),
});

export type AwsEnvironment = z.infer<typeof AwsEnvironment>;

/**
 * Region, credentials and endpoints of this process.
 *
 * @throws ConfigurationError naming every variable that is missing or malformed
 */
export function awsEnvironment(env: Record<string, string | undefined> = process.env): AwsEnvironment {
  const parsed = AwsEnvironment.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map(({ path }) => `${path.join('.')} is missing or malformed`),
  );
}
