import {
  CloudFrontClient,
  CloudFrontServiceException,
  CreateInvalidationCommand,
} from '@aws-sdk/client-cloudfront';
import { mockClient } from 'aws-sdk-client-mock';
import { openEdgeCache } from '../../../lambdas/_shared/edge-cache';

const client = mockClient(CloudFrontClient);
const edgeCache = openEdgeCache({
  distributionId: 'E2EXAMPLE',
  client: new CloudFrontClient({ region: 'eu-west-1' }),
});

beforeEach(() => client.reset());

test('one path is invalidated, under a reference that makes a second wish harmless', async () => {
  client.on(CreateInvalidationCommand).resolves({});
  await edgeCache.invalidate('/vod/a/*', 'delete-a');
  expect(client.commandCalls(CreateInvalidationCommand).map(({ args }) => args[0].input)).toEqual([
    {
      DistributionId: 'E2EXAMPLE',
      InvalidationBatch: { CallerReference: 'delete-a', Paths: { Quantity: 1, Items: ['/vod/a/*'] } },
    },
  ]);
});

test('too many invalidations at once are an error, which names no path', async () => {
  const refusal = new CloudFrontServiceException({
    name: 'TooManyInvalidationsInProgress',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
    message: '/vod/a/*',
  });
  client.on(CreateInvalidationCommand).rejects(refusal);
  await expect(edgeCache.invalidate('/vod/a/*', 'delete-a')).rejects.toThrow(
    /^CreateInvalidation failed: 400 TooManyInvalidationsInProgress$/,
  );
});
