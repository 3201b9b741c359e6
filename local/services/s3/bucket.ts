import type { PolicyDocument } from '../iam/policy-document';
import type { CorsRule } from './cors/cors-rules';
import type { BucketLifecycle } from './lifecycle/bucket-lifecycle';
import type { BucketNotifications } from './notifications/bucket-notifications';
import type { BucketDirs } from './store/bucket-dirs';
import type { ObjectStore } from './store/object-store';
import type { UploadStore } from './store/upload-store';

/** A bucket as it was deployed, with what it holds. */
export type Bucket = {
  readonly name: string;
  readonly policy: PolicyDocument | undefined;
  readonly cors: readonly CorsRule[];
  readonly dirs: BucketDirs;
  readonly objects: ObjectStore;
  readonly uploads: UploadStore;
  readonly notifications: BucketNotifications;
  readonly lifecycle: BucketLifecycle;
};
