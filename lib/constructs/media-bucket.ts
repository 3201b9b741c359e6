import { RemovalPolicy } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PREFIX, SERVE_PLAYLIST_ENV, TRANSCODE_ENV } from '../../core/contract';
import type { Settings } from '../settings';
import { acknowledge, objectsFinding } from './acknowledge';
import type { AppFunction } from './app-function';
import { MEDIA_CORS, mediaLifecycle } from './media-rules';
import { PrivateBucket } from './private-bucket';
import type { UploadQueue } from './upload-queue';

/** Keys of what players get. */
const PLAYABLE = `${PREFIX.vod}/*`;

/** Keys of what was uploaded. */
const UPLOADED = `${PREFIX.uploads}/*`;

/** Keys of films as they were uploaded. */
const SOURCES = `${PREFIX.uploads}/*/source`;

/** Keys of captions as they were cleaned. */
const CAPTIONS = `${PREFIX.uploads}/*/captions/*`;

/** Keys that players get captions by, and those of the playlists that name them. */
const JOINED_CAPTIONS = `${PREFIX.vod}/*/captions*`;
const CAPTIONED = [`${PREFIX.vod}/*/index.m3u8`, `${PREFIX.vod}/*/index.mpd`];

const WHICH_FILMS = 'Which films there are is known only when one is asked for.';

export interface MediaBucketProps {
  /** Whether the bucket outlives the stack. */
  readonly retain: boolean;
  /** What becomes of uploaded files. */
  readonly sources: Settings['sources'];
}

/** The bucket with every film: sources below `uploads/`, what players get below `vod/`. */
export class MediaBucket extends Construct {
  /** Handed to the distribution as an origin, and named in the outputs. */
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, props: MediaBucketProps) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      cors: MEDIA_CORS,
      lifecycleRules: mediaLifecycle(props.sources),
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1':
        'Only the distribution and our functions can read; a server access log would keep who watched which segment.',
      ...(props.sources.action !== 'keep' && {
        'CloudFormation-Validate::W9003':
          'CDK writes sizes as numbers, which CloudFormation takes for its text.',
      }),
    });
  }

  /** Lets this distribution read what players get. */
  grantReadToDistribution(distribution: Distribution): void {
    this.bucket.grantReadToDistribution(distribution, PLAYABLE);
  }

  /**
   * Tells the queue of every source that was uploaded. The bucket has the notification as a property of its own:
   * CDK's way of adding one brings a function that may change the notifications of every bucket.
   */
  announceUploads(queue: UploadQueue): void {
    const { arn, policy } = queue.acceptNotifications();
    this.bucket.node.addDependency(policy);
    this.bucket.notify({
      event: 's3:ObjectCreated:*',
      queue: arn,
      filter: {
        s3Key: {
          rules: [
            { name: 'prefix', value: `${PREFIX.uploads}/` },
            { name: 'suffix', value: '/source' },
          ],
        },
      },
    });
  }

  /** Lets the function read playlists, and tells it where they lie. */
  grantReadPlaylists(reader: AppFunction): void {
    this.allow(reader, 's3:GetObject', PLAYABLE);
    reader.configure({ [SERVE_PLAYLIST_ENV.mediaBucket]: this.bucket.bucketName });
  }

  /** Lets the function see and read sources, and tells it where they lie. */
  grantReadSources(reader: AppFunction): void {
    this.allow(reader, 's3:GetObject', UPLOADED);
    this.grantList(reader);
  }

  /** Lets the function see and read what a job has written, and tells it where that lies. */
  grantReadFilms(reader: AppFunction): void {
    this.allow(reader, 's3:GetObject', PLAYABLE);
    this.grantList(reader);
  }

  /** Lets the function join captions to what a job has written. */
  grantJoinCaptions(joiner: AppFunction): void {
    this.allow(joiner, 's3:GetObject', CAPTIONS);
    for (const keys of [JOINED_CAPTIONS, ...CAPTIONED]) this.allow(joiner, 's3:PutObject', keys);
    // What is joined to a film that is removed meanwhile is taken back.
    this.allow(joiner, 's3:DeleteObject', JOINED_CAPTIONS);
  }

  /** Lets the function take a film's source in parts, and see whether it is there, and tells it where it goes. */
  grantUpload(taker: AppFunction): void {
    for (const action of ['s3:PutObject', 's3:ListMultipartUploadParts', 's3:GetObject']) {
      this.allow(taker, action, SOURCES);
    }
    this.grantList(taker);
  }

  /** Lets the function change captions, before and after a job has written its film. */
  grantChangeCaptions(changer: AppFunction): void {
    this.allow(changer, 's3:PutObject', CAPTIONS);
    for (const keys of CAPTIONED) this.allow(changer, 's3:GetObject', keys);
    this.grantJoinCaptions(changer);
  }

  /** Lets the function remove everything of a film, an upload under way too. */
  grantEmpty(remover: AppFunction): void {
    this.allow(remover, 's3:AbortMultipartUpload', UPLOADED);
    for (const keys of [UPLOADED, PLAYABLE]) this.allow(remover, 's3:DeleteObject', keys);
  }

  /** Lets a job read sources and write films. */
  grantTranscode(job: Role): void {
    const allow = (action: string, keys: string) =>
      job.addToPolicy(
        new PolicyStatement({ actions: [action], resources: [this.bucket.arnForObjects(keys)] }),
      );
    allow('s3:GetObject', UPLOADED);
    allow('s3:PutObject', PLAYABLE);
    acknowledge(job, {
      [objectsFinding(this.bucket, UPLOADED)]: WHICH_FILMS,
      [objectsFinding(this.bucket, PLAYABLE)]: WHICH_FILMS,
    });
  }

  /**
   * S3 answers a key that is not there with 404 to whom it lets list the bucket, and else with 403, as if it were
   * forbidden (S3 API reference, HeadObject, "Permissions"): a fault in a role would look like a film that is gone.
   * GetObject carries no prefix, so a condition on `s3:prefix` would take the difference away again.
   */
  private grantList(reader: AppFunction): void {
    reader.allow(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }));
    reader.configure({ [TRANSCODE_ENV.mediaBucket]: this.bucket.bucketName });
  }

  private allow(user: AppFunction, action: string, keys: string): void {
    user.allow(new PolicyStatement({ actions: [action], resources: [this.bucket.arnForObjects(keys)] }));
    acknowledge(user, { [objectsFinding(this.bucket, keys)]: WHICH_FILMS });
  }
}
