import { RemovalPolicy } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PREFIX, SERVE_PLAYLIST_ENV } from '../../core/contract';
import { acknowledge, objectsFinding } from './acknowledge';
import type { AppFunction } from './app-function';
import { PrivateBucket } from './private-bucket';

/** Keys of what players get. */
const PLAYABLE = `${PREFIX.vod}/*`;

export interface MediaBucketProps {
  /** Whether the bucket outlives the stack. */
  readonly retain: boolean;
}

/** The bucket with every film: sources below `uploads/`, what players get below `vod/`. */
export class MediaBucket extends Construct {
  /** Handed to the distribution as an origin, and named in the outputs. */
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, props: MediaBucketProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      // The answer to a preflight takes its status from S3, whatever headers CloudFront adds to it.
      cors: [
        {
          id: 'players',
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedOrigins: ['*'],
          allowedHeaders: ['*'],
          exposedHeaders: ['Accept-Ranges', 'Content-Length', 'Content-Range', 'ETag'],
          maxAge: 7_200,
        },
      ],
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1':
        'Only the distribution and our functions can read; a server access log would keep who watched which segment.',
    });
  }

  /** Lets this distribution read what players get. */
  grantReadToDistribution(distribution: Distribution): void {
    this.bucket.grantReadToDistribution(distribution, PLAYABLE);
  }

  /** Lets the function read playlists, and tells it where they lie. */
  grantReadPlaylists(reader: AppFunction): void {
    reader.allow(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [this.bucket.arnForObjects(PLAYABLE)] }),
    );
    reader.configure({ [SERVE_PLAYLIST_ENV.mediaBucket]: this.bucket.bucketName });
    acknowledge(reader, {
      [objectsFinding(this.bucket, PLAYABLE)]: 'Which films there are is known only when one is asked for.',
    });
  }
}
