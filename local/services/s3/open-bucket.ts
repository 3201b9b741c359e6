import { join } from 'node:path';
import { parseResourcePolicy } from '../iam/policy-document';
import type { Bucket } from './bucket';
import { corsConfiguration } from './cors/cors-rules';
import { BucketLifecycle } from './lifecycle/bucket-lifecycle';
import { BucketNotifications, type BucketNotificationsOptions } from './notifications/bucket-notifications';
import { openBucketDirs } from './store/bucket-dirs';
import { ObjectStore } from './store/object-store';
import { UploadStore } from './store/upload-store';

/** A bucket as its template describes it. */
export type BucketDeclaration = {
  readonly name: string;
  /** CloudFormation's CorsConfiguration (AWS::S3::Bucket). */
  readonly cors?: unknown;
  /** The bucket policy, as JSON of the policy language. */
  readonly policy?: unknown;
  /** CloudFormation's NotificationConfiguration (AWS::S3::Bucket). */
  readonly notifications?: unknown;
  /** CloudFormation's LifecycleConfiguration (AWS::S3::Bucket). */
  readonly lifecycle?: unknown;
};

/** What every bucket shares. */
type BucketSurroundings = Pick<BucketNotificationsOptions, 'clock' | 'notify' | 'signal' | 'background'>;

/** Names that S3 allows; none of them can leave its folder (S3 user guide, "Bucket naming rules"). */
const BUCKET_NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Opens a bucket below a folder, keeping what it holds, and sends what an earlier process did not come to.
 *
 * @throws TypeError for a name that S3 does not allow
 * @throws PolicyError for a policy that cannot be judged here
 * @throws ZodError for a CORS, notification or lifecycle configuration that does not fit
 * @throws Error for a queue that does not take notifications
 */
export async function openBucket(
  dir: string,
  declaration: BucketDeclaration,
  surroundings: BucketSurroundings,
): Promise<Bucket> {
  const { name, cors, policy } = declaration;
  const { clock } = surroundings;
  if (!BUCKET_NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no bucket name`);
  const rules = {
    cors: readCors(cors),
    policy: policy === undefined ? undefined : parseResourcePolicy(policy),
  };
  const dirs = await openBucketDirs(join(dir, name));
  const objects = new ObjectStore(dirs, clock);
  await objects.sweep();
  const notifications = new BucketNotifications({ ...surroundings, bucket: name, dirs });
  await notifications.configure(declaration.notifications);
  await notifications.resume(key => objects.find(key));
  const uploads = new UploadStore(dirs, clock);
  const lifecycle = new BucketLifecycle({ ...surroundings, objects, uploads });
  await lifecycle.configure(declaration.lifecycle);
  return { name, ...rules, dirs, objects, uploads, notifications, lifecycle };
}

/** @throws ZodError for a CORS configuration that does not fit */
export function readCors(configuration: unknown): Bucket['cors'] {
  return configuration === undefined ? [] : corsConfiguration.parse(configuration).CorsRules;
}
