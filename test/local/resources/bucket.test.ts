import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { MediaBucket } from '../../../lib/constructs/media-bucket';
import { emptyAccount, type Services } from '../../../local/account';
import { bucket } from '../../../local/resources/bucket';
import { Calls } from '../../../local/services/calls';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { type S3Service, startS3 } from '../../../local/services/s3/start-s3';
import { send } from '../edge/send';
import { ManualClock } from '../manual-clock';
import { temporaryFolder } from '../temporary-folder';

const dir = temporaryFolder();
let s3: S3Service;
beforeAll(async () => {
  const clock = new ManualClock();
  s3 = await startS3({ port: 0, dir, clock, credentials: new CredentialStore(), calls: new Calls() });
});
afterAll(() => s3.close());

test.each(['keep', 'tier', 'delete'] as const)(
  'the media bucket stands with sources that it is to %s',
  async action => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'Test');
    new MediaBucket(stack, 'Media', { retain: true, sources: { action, days: 30 } });
    const [written] = Object.values(Template.fromStack(stack).findResources(bucket.type));
    const account = emptyAccount({ s3 } as unknown as Services, new Map());
    const deployed = await bucket.deploy(written?.['Properties'], { logicalId: 'Media', account });
    expect(deployed.ref).toBe('media');

    const asked = { origin: 'http://127.0.0.1:8600', 'access-control-request-method': 'PUT' };
    const part = '/media/uploads/film/source?partNumber=1&uploadId=x';
    const preflight = await send(s3.origin, part, { method: 'OPTIONS', headers: asked });
    expect(preflight).toMatchObject({ status: 200, headers: { 'access-control-expose-headers': 'ETag' } });
  },
);

test('a rule that local mode cannot follow stops the start', async () => {
  const account = emptyAccount({ s3 } as unknown as Services, new Map());
  const properties = {
    BucketEncryption: {},
    LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationDate: '2030-01-01' }] },
    PublicAccessBlockConfiguration: {
      ...{ BlockPublicAcls: true, BlockPublicPolicy: true },
      ...{ IgnorePublicAcls: true, RestrictPublicBuckets: true },
    },
  };
  await expect(bucket.deploy(properties, { logicalId: 'Other', account })).rejects.toThrow(/ExpirationDate/);
});
