import type { RemovalPolicy } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type CorsRule,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface PrivateBucketProps {
  /** What becomes of the bucket when the stack goes; one that is not empty cannot be deleted. */
  readonly removalPolicy: RemovalPolicy;
  /**
   * Origins that may read answers of the bucket.
   * @default none
   */
  readonly cors?: CorsRule[];
  /**
   * What becomes of objects and uploads by and by.
   * @default everything stays as it is
   */
  readonly lifecycleRules?: LifecycleRule[];
}

/** A bucket without public access, for TLS only, encrypted by S3. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id, {
      ...props,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
  }

  /** The bucket for props that take an IBucket: under exactOptionalPropertyTypes no CDK bucket is one. */
  get asInterface(): IBucket {
    return this as IBucket;
  }

  /** Tells a queue of events; there is one such rule at most. */
  notify(rule: CfnBucket.QueueConfigurationProperty): void {
    const { defaultChild } = this.node;
    if (!(defaultChild instanceof CfnBucket)) throw new TypeError('the bucket is no AWS::S3::Bucket');
    defaultChild.notificationConfiguration = { queueConfigurations: [rule] };
  }

  /** Lets this distribution read objects by a pattern; it learns neither what else there is nor whether a key exists. */
  grantReadToDistribution(distribution: Distribution, pattern: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.arnForObjects(pattern)],
        conditions: { StringEquals: { 'AWS:SourceArn': distribution.distributionArn } },
      }),
    );
  }
}
