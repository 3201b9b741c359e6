import { roleStatements } from '../policies';
import { only, synthesised } from '../synthesised';

const template = synthesised();

test('the pages go into the web bucket and are asked for anew with every load', () => {
  expect(only(template, 'Custom::CDKBucketDeployment').Properties).toMatchObject({
    DestinationBucketName: { Ref: expect.stringMatching(/^WebBucket/) },
    SystemMetadata: { 'cache-control': 'no-cache' },
    Prune: true,
  });
});

test('their deployment reads archives, writes the web bucket and its own log, and may do nothing else', () => {
  const statements = roleStatements(template, 'WebDeployment').map(({ Action, Resource }) => [
    Action.join(' '),
    /\w+Log\w+|assets|WebBucket|MediaBucket|Keys/
      .exec(JSON.stringify(Resource))?.[0]
      .replace(/[0-9A-F]{8}$/, ''),
  ]);
  expect(statements).toEqual([
    ['logs:CreateLogStream logs:PutLogEvents', 'WebDeploymentLogGroup'],
    ['s3:GetObject', 'assets'],
    ['s3:ListBucket', 'WebBucket'],
    ['s3:DeleteObject s3:PutObject', 'WebBucket'],
  ]);
});

test('the bucket stays when the stack goes, since nothing may empty it', () => {
  expect(only(template, 'AWS::S3::Bucket', 'Web').DeletionPolicy).toBe('Retain');
});
