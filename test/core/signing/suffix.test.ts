import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getSignedUrl } from '@aws-sdk/cloudfront-signer';
import fc from 'fast-check';
import { customPolicy } from '../../../core/signing/policy';
import { signedSuffix } from '../../../core/signing/suffix';

const PEM = readFileSync(join(__dirname, 'fixtures/test-only-private-key.pem'), 'utf8');
const privateKey = createPrivateKey(PEM);
const SCOPE = {
  cdnOrigin: 'https://d111111abcdef8.cloudfront.net',
  prefix: 'vod/film/run',
  expires: 1_800_000_000,
};

/** Made with: openssl dgst -sha1 -sign KEY POLICY | openssl base64 -A | tr -- '+=/' '-_~' */
const KNOWN_POLICY =
  'eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoiaHR0cHM6Ly9kMTExMTExYWJjZGVmOC5jbG91ZGZyb250Lm5ldC92b2QvZmlsbS9ydW4vKiIsIkNvbmRpdGlvbiI6eyJEYXRlTGVzc1RoYW4iOnsiQVdTOkVwb2NoVGltZSI6MTgwMDAwMDAwMH19fV19';
const KNOWN_SIGNATURE =
  'B4D0Qrs-XjMPNROyxKgQtCwHnNDrSHnlSAwdxhmzbYWvx0fG2YgDfH9D1D6ZOYhzj3IEs7qGf6dqCiXGWOZFtKRSq3ziy1SE3bEYNOIzmoxl07AZNt84-brjO7izaNweTiIwnWl92XlE1W3g41COsUgoEsRgprbC8tZee30tQHQoWVbJD9r4YuuZg3~zSck9iwnBdbBKSGY8xB37uSiCVTpsjRxMc7jGfJwhQJEsijy~sq7Kdo2Ij7ZDeS5apeTCV0ub6rJ97UKcSez69dNMOK2bD-lh94dJvWmwud4DYM~atXYY2hTv31DzxnIXrYOOjM~Jr3Q00VQ0ZJsaowbhkg__';

test('the suffix is the one that openssl computes', () => {
  expect(signedSuffix(customPolicy(SCOPE), { keyPairId: 'K2JCJMDEHXQW5F', privateKey })).toBe(
    `Policy=${KNOWN_POLICY}&Signature=${KNOWN_SIGNATURE}&Key-Pair-Id=K2JCJMDEHXQW5F`,
  );
});

test('the suffix is the one that the AWS signer makes of the same policy', () => {
  for (const ip of [undefined, '203.0.113.7', '198.51.100.0/24']) {
    for (let expires = 1_800_000_000; expires < 1_800_000_012; expires += 1) {
      const policy = customPolicy({ ...SCOPE, expires, ...(ip && { ip }) });
      const url = `${SCOPE.cdnOrigin}/${SCOPE.prefix}/a.ts`;
      const theirs = getSignedUrl({ url, policy, keyPairId: 'K2JCJMDEHXQW5F', privateKey: PEM });
      const ours = signedSuffix(policy, { keyPairId: 'K2JCJMDEHXQW5F', privateKey });
      expect(parameters(`${url}?${ours}`)).toEqual(parameters(theirs));
    }
  }
});

test('the signature verifies with the public key, and nothing in the suffix needs escaping in a URL or in quotes', () => {
  const publicKey = createPublicKey(privateKey);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), expires => {
      const policy = customPolicy({ ...SCOPE, expires });
      const suffix = signedSuffix(policy, { keyPairId: 'K1', privateKey });
      expect(suffix).toMatch(/^Policy=[A-Za-z0-9_~-]+&Signature=[A-Za-z0-9_~-]+&Key-Pair-Id=K1$/);
      const signature = parameters(`https://a/?${suffix}`)['Signature'] ?? '';
      const bytes = Buffer.from(
        signature.replace(/[-_~]/g, letter => '+=/'['-_~'.indexOf(letter)] ?? ''),
        'base64',
      );
      expect(verify('RSA-SHA1', Buffer.from(policy), publicKey, bytes)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('equal policies have equal suffixes, so answers can be shared', () => {
  const key = { keyPairId: 'K1', privateKey };
  expect(signedSuffix(customPolicy(SCOPE), key)).toBe(signedSuffix(customPolicy(SCOPE), key));
});

test.each(['', 'K 1', 'K1&x=1', 'K1"'])('the key pair id %j is refused', keyPairId => {
  expect(() => signedSuffix('{}', { keyPairId, privateKey })).toThrow(TypeError);
});

test('a key that cannot make such a signature is refused', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  for (const key of [elliptic.privateKey, createPublicKey(privateKey)]) {
    expect(() => signedSuffix('{}', { keyPairId: 'K1', privateKey: key })).toThrow(
      'signed URLs need an RSA private key',
    );
  }
});

function parameters(url: string): Record<string, string> {
  return Object.fromEntries(new URL(url).searchParams);
}
