import fc from 'fast-check';
import { mintGrant, TOKEN_MAX, verifyGrant } from '../../../core/grant/token';
import { CLAIMS, EXPECTED, encode, forge, HEADER, KEY, NOW, PAYLOAD, refusal } from './forged-token';

describe('only one spelling of a token is accepted', () => {
  /** Every text that decodes to the same bytes as `part` but is written otherwise. */
  function otherSpellings(part: string): string[] {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const bytes = Buffer.from(part, 'base64url');
    return [...alphabet]
      .map(last => part.slice(0, -1) + last)
      .filter(text => text !== part && Buffer.from(text, 'base64url').equals(bytes));
  }

  test('the other spellings of a signature are refused as such', async () => {
    const [header, payload, signature = ''] = (await mintGrant(CLAIMS, KEY)).split('.');
    const spellings = otherSpellings(signature);
    expect(spellings).toHaveLength(3);
    for (const other of spellings)
      expect(await refusal(`${header}.${payload}.${other}`)).toBe('not_canonical');
  });

  test('so are those of header and payload', async () => {
    const seen = new Set<number>();
    for (let kid = 1; kid < 2000; kid *= 7) {
      for (const run of ['r', 'r1', 'r12']) {
        const parts = forge({ ...HEADER, kid: String(kid) }, { ...PAYLOAD, run }).split('.');
        for (const index of [0, 1]) {
          for (const other of otherSpellings(parts[index] ?? '')) {
            seen.add(index);
            expect(await refusal(parts.with(index, other).join('.'))).toBe('not_canonical');
          }
        }
      }
    }
    expect([...seen].sort()).toEqual([0, 1]);
  });

  test('ten ways to write one right token differently are all refused', async () => {
    const token = await mintGrant(CLAIMS, KEY);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const ways = [
      `${token}=`,
      `${token} `,
      ` ${token}`,
      `${token}\n`,
      `${token}.`,
      `.${token}`,
      `${header}=.${payload}.${signature}`,
      `${header}.${payload}.${signature.replace(/[-_]/, letter => (letter === '-' ? '+' : '/'))}%3D`,
      `${header}.${payload}.%${signature}`,
      `${header}.${payload}\u0000.${signature}`,
    ];
    for (const way of ways) expect(await refusal(way)).toBe('malformed');
  });
});

describe('what has a right signature and is still no grant', () => {
  const cases: Record<string, string> = {
    'alg none': forge({ ...HEADER, alg: 'none' }, PAYLOAD),
    'alg HS512': forge({ ...HEADER, alg: 'HS512' }, PAYLOAD, 'sha512'),
    'alg RS256': forge({ ...HEADER, alg: 'RS256' }, PAYLOAD),
    'alg in lower case': forge({ ...HEADER, alg: 'hs256' }, PAYLOAD),
    'no alg': forge({ kid: '1' }, PAYLOAD),
    'no kid': forge({ alg: 'HS256' }, PAYLOAD),
    'kid that is a number': forge({ ...HEADER, kid: 1 }, PAYLOAD),
    'kid 01': forge({ ...HEADER, kid: '01' }, PAYLOAD),
    'kid of a prototype': forge({ ...HEADER, kid: '__proto__' }, PAYLOAD),
    'an unknown crit': forge({ ...HEADER, crit: ['x'], x: 1 }, PAYLOAD),
    'b64 false': forge({ ...HEADER, b64: false, crit: ['b64'] }, PAYLOAD),
    'a typ': forge({ ...HEADER, typ: 'JWT' }, PAYLOAD),
    'a jwk': forge({ ...HEADER, jwk: { kty: 'oct', k: 'AA' } }, PAYLOAD),
    'a header that is a list': forge([], PAYLOAD),
    'a header that is null': forge('null', PAYLOAD),
    'a header that is no JSON': forge('{', PAYLOAD),
    'a payload that is no JSON': forge(HEADER, '{'),
    'a payload that is a list': forge(HEADER, []),
    'a payload that is null': forge(HEADER, 'null'),
    'no aud': forge(HEADER, { ...PAYLOAD, aud: undefined }),
    'a list of audiences': forge(HEADER, { ...PAYLOAD, aud: ['E1STACK'] }),
    'no sub': forge(HEADER, { ...PAYLOAD, sub: undefined }),
    'a sub with a wildcard': forge(HEADER, { ...PAYLOAD, sub: `${'A'.repeat(21)}*` }),
    'no run': forge(HEADER, { ...PAYLOAD, run: undefined }),
    'a run that climbs': forge(HEADER, { ...PAYLOAD, run: '..' }),
    'no exp': forge(HEADER, { ...PAYLOAD, exp: undefined }),
    'an exp with a fraction': forge(HEADER, { ...PAYLOAD, exp: NOW + 0.5 }),
    'an exp that is text': forge(HEADER, { ...PAYLOAD, exp: String(NOW + 60) }),
    'an exp beyond whole numbers': forge(HEADER, { ...PAYLOAD, exp: 1e300 }),
    'an ip that is no text': forge(HEADER, { ...PAYLOAD, ip: 1 }),
    'a claim that is not known': forge(HEADER, { ...PAYLOAD, nbf: NOW }),
    'more characters than a token has': forge(HEADER, { ...PAYLOAD, aud: 'E'.repeat(TOKEN_MAX) }),
    'two parts': `${encode(HEADER)}.${encode(PAYLOAD)}`,
    'no signature': `${encode(HEADER)}.${encode(PAYLOAD)}.`,
    'four parts': `${forge(HEADER, PAYLOAD)}.AAAA`,
  };

  test.each(Object.entries(cases))('%s', async (_name, token) => {
    expect(await refusal(token)).toBe('malformed');
  });

  test('a key that stands twice in a payload counts as its last value', async () => {
    const twice = `{"aud":"E2STACK",${JSON.stringify(PAYLOAD).slice(1)}`;
    await expect(verifyGrant(forge(HEADER, twice), EXPECTED)).resolves.toEqual(CLAIMS);
  });
});

test('no text whatever is accepted without the secret, and none makes verifying fail in another way', async () => {
  const part = fc.string({ maxLength: 40 }).map(encode);
  const token = fc.oneof(
    fc.string(),
    fc.tuple(part, part, part).map(parts => parts.join('.')),
  );
  await fc.assert(fc.asyncProperty(token, async text => typeof (await refusal(text)) === 'string'));
});
