import { WRITTEN_CAPTION_BYTES_MAX } from '../../../core/captions/caption-limits';
import { statementsOf } from '../policies';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();
const bucket = only(template, 'AWS::S3::Bucket', 'Media');
const statements = statementsOf(only(template, 'AWS::S3::BucketPolicy', 'Media'));
const [[distributionId = ''] = []] = ofType(template, 'AWS::CloudFront::Distribution');
const [[bucketId = ''] = []] = ofType(template, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('Media'));

test.each(['Media', 'Web'])('the %s bucket is private and encrypted, and knows no access lists', name => {
  expect(only(template, 'AWS::S3::Bucket', name).Properties).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  });
});

test.each(['Media', 'Web'])('the %s bucket refuses everyone without TLS', name => {
  const denied = statementsOf(only(template, 'AWS::S3::BucketPolicy', name)).filter(
    ({ Effect }) => Effect === 'Deny',
  );
  expect(denied).toEqual([
    expect.objectContaining({
      Action: ['s3:*'],
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ]);
  expect(denied[0]?.Resource).toHaveLength(2);
});

test('the distribution reads vod/* and nothing else, and is the only one whom the bucket lets in', () => {
  expect(statements.filter(({ Effect }) => Effect === 'Allow')).toEqual([
    {
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Resource: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucketId, 'Arn'] }, '/vod/*']] }],
      Condition: {
        StringEquals: {
          'AWS:SourceArn': {
            'Fn::Join': [
              '',
              [
                'arn:',
                { Ref: 'AWS::Partition' },
                ':cloudfront::',
                { Ref: 'AWS::AccountId' },
                ':distribution/',
                { Ref: distributionId },
              ],
            ],
          },
        },
      },
    },
  ]);
});

test('films outlive the stack unless the setting says otherwise', () => {
  expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  const given = only(synthesised({ retainMedia: false }), 'AWS::S3::Bucket', 'Media');
  expect(given).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});

test('players of any page may read, before the rule by which any page may upload', () => {
  const { CorsRules } = Object(bucket.Properties['CorsConfiguration']);
  expect(CorsRules).toEqual([
    expect.objectContaining({
      AllowedOrigins: ['*'],
      AllowedMethods: ['GET', 'HEAD'],
      AllowedHeaders: ['*'],
    }),
    expect.objectContaining({ AllowedOrigins: ['*'], AllowedMethods: ['PUT'], ExposedHeaders: ['ETag'] }),
  ]);
});

/** Rules of the bucket's lifecycle, with this becoming of sources. */
function lifecycle(sources: Readonly<Record<string, unknown>>): unknown[] {
  const { Properties } = only(synthesised({ sources }), 'AWS::S3::Bucket', 'Media');
  return Object(Properties['LifecycleConfiguration']).Rules;
}

const UNFINISHED = {
  Id: 'unfinished-uploads',
  Status: 'Enabled',
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
};
// Smaller objects below uploads/ are captions.
const SOURCES = { Id: 'sources', Status: 'Enabled', Prefix: 'uploads/', ObjectSizeGreaterThan: 4_000_000 };

test.each([
  [{}, [UNFINISHED]],
  [{ action: 'keep', days: 9 }, [UNFINISHED]],
  [{ action: 'delete', days: 19 }, [UNFINISHED, { ...SOURCES, ExpirationInDays: 19 }]],
  [
    { action: 'tier' },
    [UNFINISHED, { ...SOURCES, Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 30 }] }],
  ],
])(
  'unfinished uploads go after a week, sources by the setting %j, captions and films never',
  (given, rules) => {
    expect(lifecycle(given)).toEqual(rules);
  },
);

test('the largest captions are no source for the lifecycle', () => {
  expect(WRITTEN_CAPTION_BYTES_MAX).toBe(SOURCES.ObjectSizeGreaterThan);
});
