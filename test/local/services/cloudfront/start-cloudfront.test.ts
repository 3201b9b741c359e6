import {
  CloudFrontClient,
  CreateInvalidationCommand,
  GetDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { Calls, type ServiceCall } from '../../../../local/services/calls';
import {
  type CloudFrontService,
  startCloudFront,
} from '../../../../local/services/cloudfront/start-cloudfront';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import { type Bench, startBench } from '../../edge/bench';
import { send } from '../../edge/send';
import { ManualClock } from '../../manual-clock';

const ID = 'E2QWRUHAPOMQZL';
const ARN = `arn:aws:cloudfront::000000000000:distribution/${ID}`;
const clock = new ManualClock(Date.now());
const credentials = new CredentialStore();
const calls = new Calls();
const clients: CloudFrontClient[] = [];
let bench: Bench;
let service: CloudFrontService;

beforeAll(async () => {
  bench = await startBench();
  const invalidate = (paths: readonly string[]) => bench.edge.invalidate(paths);
  service = await startCloudFront({ port: 0, clock, credentials, calls, invalidate });
  expect(service.putDistribution(ID)).toEqual({ arn: ARN });
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await service.close();
  await bench.close();
});

const roleWith = (Resource: string) =>
  credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/Api',
    policies: [{ Statement: { Effect: 'Allow', Action: 'cloudfront:CreateInvalidation', Resource } }],
  });

function clientFor({ accessKeyId, secretAccessKey, sessionToken }: Caller): CloudFrontClient {
  const client = new CloudFrontClient({
    ...{ endpoint: service.origin, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  });
  clients.push(client);
  return client;
}

const invalidate = (
  paths: readonly string[],
  { caller = roleWith(ARN), id = ID, reference = paths.join(), quantity = paths.length } = {},
) =>
  clientFor(caller).send(
    new CreateInvalidationCommand({
      DistributionId: id,
      InvalidationBatch: {
        CallerReference: reference,
        Paths: { Quantity: quantity, Items: [...paths] },
      },
    }),
  );
const cacheResult = async (path: string) => (await bench.get(path)).headers['x-cache'];

test('an invalidation empties the cache of the edge, and is told of as CloudFront does', async () => {
  for (const path of ['/play/a/x.m3u8', '/play/b/x.m3u8']) await bench.get(path);
  const { Invalidation, Location } = await invalidate(['/play/a/*', '/other&more/*'], { reference: 'once' });
  expect(Invalidation).toMatchObject({
    Status: 'Completed',
    CreateTime: new Date(clock.now()),
    InvalidationBatch: {
      CallerReference: 'once',
      Paths: { Quantity: 2, Items: ['/play/a/*', '/other&more/*'] },
    },
  });
  expect(Location).toContain(`/distribution/${ID}/invalidation/${Invalidation?.Id}`);
  expect(await cacheResult('/play/a/x.m3u8')).toBe('Miss from cloudfront');
  expect(await cacheResult('/play/b/x.m3u8')).toBe('Hit from cloudfront');
});

test('a repeated call is the same invalidation; its reference with other paths is refused', async () => {
  const first = await invalidate(['/play/a/*'], { reference: 'again' });
  const second = await invalidate(['/play/a/*'], { reference: 'again' });
  expect(second.Invalidation?.Id).toBe(first.Invalidation?.Id);
  await expect(invalidate(['/play/b/*'], { reference: 'again' })).rejects.toMatchObject({
    name: 'InvalidationBatchAlreadyExists',
  });
});

test('IAM is asked for the action on the distribution, and its refusal takes nothing out of the cache', async () => {
  const seen: ServiceCall[] = [];
  const stop = calls.watch(call => void seen.push(call));
  await bench.get('/play/c/x.m3u8');
  const caller = roleWith('arn:aws:cloudfront::000000000000:distribution/EOTHER');
  await expect(invalidate(['/*'], { caller })).rejects.toMatchObject({
    name: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
  });
  stop();
  expect(await cacheResult('/play/c/x.m3u8')).toBe('Hit from cloudfront');
  expect(seen).toMatchObject([
    {
      ...{ service: 'cloudfront', operation: 'CreateInvalidation', allowed: false },
      asked: [{ action: 'cloudfront:CreateInvalidation', resource: ARN }],
    },
  ]);
});

test('what CloudFront refuses is refused: unsigned calls, other distributions, wrong paths and counts', async () => {
  const path = `/2020-05-31/distribution/${ID}/invalidation`;
  const unsigned = await send(service.origin, path, { method: 'POST', body: '<InvalidationBatch/>' });
  expect(unsigned).toMatchObject({
    status: 403,
    text: expect.stringContaining('MissingAuthenticationToken'),
  });
  const caller = credentials.add({ kind: 'operator' });
  await expect(invalidate(['/*'], { caller, id: 'EOTHER' })).rejects.toMatchObject({
    name: 'NoSuchDistribution',
  });
  for (const wrong of ['no-slash', '/a*b'])
    await expect(invalidate([wrong])).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(invalidate(['/a'], { quantity: 2 })).rejects.toMatchObject({ name: 'InconsistentQuantities' });
  await expect(invalidate([])).rejects.toMatchObject({ name: 'MalformedInput' });
  await expect(clientFor(caller).send(new GetDistributionCommand({ Id: ID }))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
});
