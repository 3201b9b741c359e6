import { join } from 'node:path';
import { AssetHashType, DockerImage, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { buildWeb } from '../../web/build';
import { acknowledge, objectsFinding } from './acknowledge';
import { AppLog, type AppLogProps } from './app-log';
import { PrivateBucket } from './private-bucket';

const WEB = join(__dirname, '../../web');

/** Id, at the stack, of the function that BucketDeployment brings. */
const DEPLOYMENT_FUNCTION = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C';

/** Reading archives from the bucket that `cdk bootstrap` made. */
const ASSETS_FINDING =
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]';

/** The pages, in a bucket of their own: built at synthesis, put there at deployment. */
export class WebApp extends Construct {
  /** Handed to the distribution as the origin of its default behaviour. */
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, props: AppLogProps) {
    super(scope, id);
    // CloudFormation deletes empty buckets only, and nothing here may empty one.
    this.bucket = new PrivateBucket(this, 'Bucket', { removalPolicy: RemovalPolicy.RETAIN });
    acknowledge(this.bucket, {
      'AwsSolutions-S1': 'It holds the pages that everyone may load, and nothing private.',
    });

    const pages = new Asset(this, 'Pages', {
      path: WEB,
      assetHashType: AssetHashType.OUTPUT,
      bundling: { image: DockerImage.fromRegistry('scratch'), local: { tryBundle } },
    });
    const log = new AppLog(this, 'DeploymentLog', props);
    new BucketDeployment(this, 'Deployment', {
      sources: [Source.bucket(pages.bucket, pages.s3ObjectKey)],
      destinationBucket: this.bucket.asInterface,
      role: this.deploymentRole(pages, log).withoutPolicyUpdates(),
      logGroup: log.group,
      // Names stay the same from one release to the next, so every load asks again, and is mostly answered with 304.
      cacheControl: [CacheControl.noCache()],
    });
    acknowledge(Stack.of(this).node.findChild(DEPLOYMENT_FUNCTION), {
      'AwsSolutions-L1': 'The function is a part of aws-cdk-lib, which chooses its runtime.',
    });
  }

  /** Lets this distribution read the pages. */
  grantReadToDistribution(distribution: Distribution): void {
    this.bucket.grantReadToDistribution(distribution, '*');
  }

  /** What BucketDeployment would give itself holds wildcard actions and a managed policy; this is what it uses. */
  private deploymentRole(pages: Asset, log: AppLog): Role {
    const role = new Role(this, 'DeploymentRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const allow = (actions: string[], resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
    role.addToPolicy(log.writing());
    allow(['s3:GetObject'], pages.bucket.arnForObjects('*'));
    allow(['s3:ListBucket'], this.bucket.bucketArn);
    allow(['s3:DeleteObject', 's3:PutObject'], this.bucket.arnForObjects('*'));
    acknowledge(role, {
      [ASSETS_FINDING]:
        'The archive has a new name with every build; a policy that changed as often would not be in force yet.',
      [objectsFinding(this.bucket, '*')]: 'The pages are all that the bucket holds.',
    });
    return role;
  }
}

function tryBundle(outDir: string): boolean {
  buildWeb(outDir);
  return true;
}
