import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { GrantError } from '../../../core/grant/grant-error';
import {
  type ExpectedGrant,
  type GrantClaims,
  mintGrant,
  TOKEN_MAX,
  verifyGrant,
} from '../../../core/grant/token';

const SECRET = Buffer.from('a secret that only these tests know');
const KEY = { generation: 1, secret: SECRET };
const FILM = 'AAAAAAAAAAAAAAAAAAAAAA';
const OTHER_FILM = 'BBBBBBBBBBBBBBBBBBBBBA';
const NOW = 1_700_000_000;
const CLAIMS: GrantClaims = { audience: 'E1STACK', film: FILM, run: 'r1', expires: NOW + 60 };
const EXPECTED: ExpectedGrant = {
  audience: 'E1STACK',
  now: NOW,
  secretOf: generation => (generation === 1 ? SECRET : undefined),
};
const HEADER = { alg: 'HS256', kid: '1' };
const PAYLOAD = { aud: 'E1STACK', sub: FILM, run: 'r1', exp: NOW + 60 };

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token with a right signature over whatever stands in it. */
function forge(header: unknown, payload: unknown, hash = 'sha256'): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac(hash, SECRET).update(signed).digest('base64url')}`;
}

async function refusal(token: string, expected: Partial<ExpectedGrant> = {}): Promise<string> {
  const error: unknown = await verifyGrant(token, { ...EXPECTED, ...expected }).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrantError)) throw new Error('the token was not refused as a grant');
  expect(error.cause).toBeUndefined();
  for (const part of token.split('.').filter(text => text.length > 8))
    expect(String(error.stack)).not.toContain(part);
  return error.reason;
}

describe('minting', () => {
  test('gives a JWT whose header and claims are these and in this order', async () => {
    const token = await mintGrant({ ...CLAIMS, ip: '203.0.113.7' }, KEY);
    const [header, payload] = token.split('.').map(part => Buffer.from(part, 'base64url').toString());
    expect(header).toBe('{"alg":"HS256","kid":"1"}');
    expect(payload).toBe(`{"aud":"E1STACK","sub":"${FILM}","run":"r1","exp":${NOW + 60},"ip":"203.0.113.7"}`);
  });

  test('is what HMAC SHA-256 says, and the same each time', async () => {
    expect(await mintGrant(CLAIMS, KEY)).toBe(forge(HEADER, PAYLOAD));
    expect(await mintGrant(CLAIMS, KEY)).toBe(await mintGrant(CLAIMS, KEY));
  });

  test.each([
    { film: 'v1' },
    { film: `${'A'.repeat(21)}*` },
    { run: '' },
    { run: '../r' },
    { audience: '' },
    { expires: 1.5 },
    { expires: 0 },
  ])('refuses %p', async wrong => {
    await expect(mintGrant({ ...CLAIMS, ...wrong }, KEY)).rejects.toThrow(TypeError);
  });

  test.each([0, -1, 1.5, 1_000_000_000, Number.NaN])('refuses generation %p', async generation => {
    await expect(mintGrant(CLAIMS, { ...KEY, generation })).rejects.toThrow(TypeError);
  });

  test('refuses to make a token that would be refused for its length', async () => {
    await expect(mintGrant({ ...CLAIMS, audience: 'E'.repeat(TOKEN_MAX) }, KEY)).rejects.toThrow(RangeError);
  });
});

describe('verifying', () => {
  test('gives back the claims that were minted', async () => {
    const claims = fc.record({
      audience: fc.string({ minLength: 1, maxLength: 20 }),
      film: fc
        .uint8Array({ minLength: 16, maxLength: 16 })
        .map(bytes => Buffer.from(bytes).toString('base64url')),
      run: fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/),
      expires: fc.integer({ min: NOW + 1 }),
    });
    await fc.assert(
      fc.asyncProperty(claims, async made => {
        const { audience, film } = made;
        expect(await verifyGrant(await mintGrant(made, KEY), { ...EXPECTED, audience, film })).toEqual(made);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps the address that segments are bound to', async () => {
    const claims = { ...CLAIMS, ip: '203.0.113.7' };
    expect(await verifyGrant(await mintGrant(claims, KEY), EXPECTED)).toEqual(claims);
  });

  test('a grant is over at the second of its exp, with no leeway', async () => {
    const token = await mintGrant(CLAIMS, KEY);
    await expect(verifyGrant(token, { ...EXPECTED, now: CLAIMS.expires - 1 })).resolves.toEqual(CLAIMS);
    expect(await refusal(token, { now: CLAIMS.expires })).toBe('expired');
    await expect(verifyGrant(token, { ...EXPECTED, now: CLAIMS.expires - 0.001 })).resolves.toEqual(CLAIMS);
  });

  test('another stack, another film and another generation are told apart', async () => {
    const token = await mintGrant(CLAIMS, KEY);
    expect(await refusal(token, { audience: 'E2STACK' })).toBe('wrong_audience');
    expect(await refusal(token, { film: OTHER_FILM })).toBe('wrong_film');
    expect(await refusal(await mintGrant(CLAIMS, { ...KEY, generation: 2 }))).toBe('unknown_generation');
  });

  test('a token that is wrong and expired is called wrong', async () => {
    const token = await mintGrant(CLAIMS, KEY);
    const late = { now: NOW + 3600 };
    expect(await refusal(token, { ...late, audience: 'E2STACK' })).toBe('wrong_audience');
    expect(await refusal(token, { ...late, film: OTHER_FILM })).toBe('wrong_film');
    expect(await refusal(token, { ...late, secretOf: () => Buffer.from('another') })).toBe('wrong_signature');
  });

  test('an altered claim does not pass, whichever it is', async () => {
    const [header, , signature] = (await mintGrant(CLAIMS, KEY)).split('.');
    for (const change of [
      { sub: OTHER_FILM },
      { exp: NOW + 9999 },
      { run: 'r2' },
      { aud: 'E2STACK' },
      { ip: '1.2.3.4' },
    ]) {
      expect(await refusal(`${header}.${encode({ ...PAYLOAD, ...change })}.${signature}`)).toBe(
        'wrong_signature',
      );
    }
  });

  test('an unknown generation is refused before any secret is used', async () => {
    const asked: number[] = [];
    const secretOf = (generation: number) => {
      asked.push(generation);
      return undefined;
    };
    expect(await refusal(await mintGrant(CLAIMS, { ...KEY, generation: 7 }), { secretOf })).toBe(
      'unknown_generation',
    );
    expect(asked).toEqual([7]);
  });

  test('a token that is no token asks for no secret', async () => {
    const secretOf = () => {
      throw new Error('asked');
    };
    for (const token of ['', 'a.b.c', forge({ ...HEADER, alg: 'none' }, PAYLOAD)]) {
      expect(await refusal(token, { secretOf })).not.toBe('unknown_generation');
    }
  });
});

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
