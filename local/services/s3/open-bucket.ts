import { join } from 'node:path';
import type { Clock } from '../../clock';
import { parseResourcePolicy } from '../iam/policy-document';
import type { Bucket } from './bucket';
import { type CorsConfiguration, corsConfiguration } from './cors/cors-rules';
import { openBucketDirs } from './store/bucket-dirs';
import { ObjectStore } from './store/object-store';
import { UploadStore } from './store/upload-store';

/** A bucket as its template describes it. */
export type BucketDeclaration = {
  readonly name: string;
  /** CloudFormation's CorsConfiguration. */
  readonly cors?: CorsConfiguration | undefined;
  /** The bucket policy, as JSON of the policy language. */
  readonly policy?: unknown;
};

/** Names that S3 allows; none of them can leave its folder (S3 user guide, "Bucket naming rules"). */
const BUCKET_NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Opens a bucket below a folder, keeping what it holds.
 *
 * @throws TypeError for a name that S3 does not allow
 * @throws PolicyError for a policy that cannot be judged here
 * @throws ZodError for a CORS configuration that does not fit
 */
export async function openBucket(dir: string, declaration: BucketDeclaration, clock: Clock): Promise<Bucket> {
  const { name, cors, policy } = declaration;
  if (!BUCKET_NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no bucket name`);
  const deployed = describeBucket({ cors, policy });
  const dirs = await openBucketDirs(join(dir, name));
  const objects = new ObjectStore(dirs, clock);
  await objects.sweep();
  return { name, ...deployed, dirs, objects, uploads: new UploadStore(dirs, clock) };
}

/** What a later deployment may change about a bucket. */
export function describeBucket(
  declaration: Pick<BucketDeclaration, 'cors' | 'policy'>,
): Pick<Bucket, 'cors' | 'policy'> {
  const { cors, policy } = declaration;
  return {
    cors: cors === undefined ? [] : corsConfiguration.parse(cors).CorsRules,
    policy: policy === undefined ? undefined : parseResourcePolicy(policy),
  };
}
