import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type Forgery, forgery } from '../forgery';
import { hmacToken, part, playPath, readToken, STRANGERS, tokenSecrets } from '../pieces';
import type { Scene } from '../scene';

const ALGORITHMS: readonly unknown[] = [
  ...[
    'none',
    'None',
    'NONE',
    'nOnE',
    '',
    'hs256',
    'HS256 ',
    'HS384',
    'HS512',
    'RS256',
    'RS384',
    'PS256',
    'ES256',
  ],
  ...['EdDSA', 'A128KW', 'dir', 'HS256\u0000', null, true, 0, ['HS256'], {}],
];
const KEY_IDS: readonly unknown[] = [
  ...[
    '0',
    '2',
    '3',
    '01',
    '+1',
    '-1',
    '1.0',
    '1e0',
    ' 1',
    '1 ',
    '1\u0000',
    '',
    '١',
    '0x1',
    'NaN',
    'Infinity',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '../1',
    '/dev/null',
    "1' OR '1'='1",
    '*',
    '9'.repeat(9),
    '9'.repeat(400),
  ],
  ...[1, 0, -1, null, true, ['1'], { kid: '1' }, 1e21],
];
const MEMBERS: readonly object[] = [
  { typ: 'JWT' },
  { typ: 'at+jwt' },
  { cty: 'JWT' },
  { crit: ['b64'], b64: false },
  { crit: [] },
  { b64: false },
  { jku: 'http://127.0.0.1:1/keys' },
  { x5u: 'http://127.0.0.1:1/keys' },
  { jwk: createPublicKey(STRANGERS.rsa).export({ format: 'jwk' }) },
  { x5c: ['AAAA'] },
  { zip: 'DEF' },
  { enc: 'A256GCM' },
];

/** Tokens whose header names another algorithm, another key or more than ours has, signed in every way that might fit. */
export function* byTokenHeader(scene: Scene): Generator<Forgery> {
  const { header, claims, signature } = readToken(scene);
  const { grant, signingKey } = scene.secrets;
  const pem = createPublicKey(signingKey).export({ type: 'spki', format: 'pem' });
  const made: [string, string][] = [];
  for (const alg of ALGORITHMS) {
    const other = { ...header, alg };
    const signed = `${part(other)}.${part(claims)}`;
    const name = `alg ${JSON.stringify(alg)}`;
    made.push([`${name}, old signature`, `${signed}.${signature}`], [`${name}, none`, `${signed}.`]);
    made.push(
      [`${name}, one character`, `${signed}.A`],
      [`${name}, empty secret`, hmacToken(other, claims, '')],
    );
    made.push([`${name}, public key as secret`, hmacToken(other, claims, String(pem))]);
    for (const hash of ['sha256', 'sha384', 'sha512'])
      made.push([`${name}, the stack's secret with ${hash}`, hmacToken(other, claims, grant, hash)]);
    for (const [kind, key] of Object.entries({ ...STRANGERS, own: signingKey }))
      made.push([`${name}, ${kind} key`, `${signed}.${signatureBy(key, signed)}`]);
  }
  for (const kid of KEY_IDS) {
    const other = { ...header, kid };
    const name = `kid ${JSON.stringify(kid).slice(0, 20)}`;
    made.push([`${name}, old signature`, `${part(other)}.${part(claims)}.${signature}`]);
    for (const secret of [grant, '', String(kid)]) made.push([name, hmacToken(other, claims, secret)]);
  }
  for (const member of MEMBERS) {
    const other = { ...header, ...member };
    const name = `with ${Object.keys(member)}`;
    made.push([`${name}, old signature`, `${part(other)}.${part(claims)}.${signature}`]);
    for (const secret of [grant, '']) made.push([name, hmacToken(other, claims, secret)]);
  }
  for (const whole of ['null', '[]', '1', '""', '{}', '{', '{"alg":"HS256"}', '{"kid":"1"}', '']) {
    made.push([`a header of ${whole}`, hmacToken(whole, claims, grant)]);
  }
  for (const [name, token] of made) {
    for (const door of ['edge', 'gateway'] as const)
      yield forgery(scene, name, { door, path: playPath(token), secrets: tokenSecrets(token) });
  }
}

function signatureBy(key: KeyObject, signed: string): string {
  return sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}
