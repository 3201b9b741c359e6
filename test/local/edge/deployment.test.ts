import { generateKeyPairSync } from 'node:crypto';
import type { Behaviour } from '../../../local/edge/distribution-config';
import { startEdge } from '../../../local/edge/edge';
import { ManualClock } from '../manual-clock';
import { type Bench, POLICY, startBench } from './bench';
import { send } from './send';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const deployWith = (change: Partial<Behaviour>) => () =>
  bench.edge.deploy({ ...bench.config, defaultBehaviour: { ...bench.config.defaultBehaviour, ...change } });

test.each<[string, Partial<Behaviour>]>([
  [
    'cache policy 83da9c7e-98b4-4e11-a168-04f0df8e2c65',
    { cachePolicyId: '83da9c7e-98b4-4e11-a168-04f0df8e2c65' },
  ],
  ['origin request policy mine', { originRequestPolicyId: 'mine' }],
  ['response headers policy mine', { responseHeadersPolicyId: 'mine' }],
])('a policy that the edge does not know stops the deployment: %s', (name, change) => {
  expect(deployWith(change)).toThrow(`The local edge does not know the ${name}.`);
});

test('an origin that does not stand in the distribution stops the deployment', () => {
  expect(deployWith({ originId: 'nowhere' })).toThrow('The distribution has no origin nowhere.');
});

const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
const curve = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey;
const full = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;

test.each([
  ['no PEM', ''],
  ['a PKCS #1 key', full.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ['a short RSA key', small.export({ type: 'spki', format: 'pem' }).toString()],
  ['another curve', curve.export({ type: 'spki', format: 'pem' }).toString()],
])('CloudFront takes no key that is %s', (_what, pem) => {
  expect(deployWith({ trustedKeys: new Map([['K1', pem]]) })).toThrow('Public key K1 is neither');
});

test('a deployment that fails leaves the distribution before it in place', async () => {
  expect(deployWith({ cachePolicyId: POLICY.cachingOptimized, originId: 'nowhere' })).toThrow();
  expect(await bench.get('/x')).toMatchObject({ status: 200, text: 'web body' });
});

test('a key group without a key lets nobody in', async () => {
  deployWith({ trustedKeys: new Map() })();
  expect(await bench.get('/y')).toMatchObject({ status: 403 });
  bench.edge.deploy(bench.config);
});

test('before a distribution is deployed every request is refused', async () => {
  const edge = await startEdge({ port: 0, clock: new ManualClock() });
  expect(await send(edge.origin, '/')).toMatchObject({ status: 403 });
  await edge.close();
});

test('the edge listens on 127.0.0.1 and gives its port back', async () => {
  const edge = await startEdge({ port: 0, clock: new ManualClock() });
  expect(edge.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await edge.close();
  const again = await startEdge({ port: Number(new URL(edge.origin).port), clock: new ManualClock() });
  expect(again.origin).toBe(edge.origin);
  await again.close();
});
