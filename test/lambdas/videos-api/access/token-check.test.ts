import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { Problem } from '../../../../core/problem';
import { createTokenCheck } from '../../../../lambdas/videos-api/access/token-check';
import type { TokenConfig } from '../../../../lambdas/videos-api/config';
import { CLIENT, startTokenIssuer, type TokenIssuer } from '../token-issuer';

let issuer: TokenIssuer;
beforeEach(async () => {
  issuer = await startTokenIssuer();
});
afterEach(() => issuer.close());

const pool = (changes: Partial<TokenConfig> = {}): TokenConfig => ({
  tokenKind: 'cognito',
  tokenIssuer: issuer.origin,
  tokenAudience: CLIENT,
  ...changes,
});
const provider = (changes: Partial<TokenConfig> = {}) =>
  pool({ tokenKind: 'oidc', tokenAudience: 'films', ...changes });

/** The code that a token is refused with; its subject where it is not. */
async function outcome(config: TokenConfig, token: string): Promise<string> {
  return createTokenCheck(config)(token).catch((error: unknown) =>
    error instanceof Problem ? error.code : Promise.reject(error),
  );
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hour = 3_600;
const second = () => Math.floor(Date.now() / 1000);

describe('a user pool', () => {
  test('an access token of its client names its person', async () => {
    expect(await outcome(pool(), await issuer.token('anna'))).toBe('anna');
  });

  test.each([
    ['an identity token', { token_use: 'id' }, 'token_invalid'],
    ['a token of no declared use', { token_use: undefined }, 'token_invalid'],
    ['a token of another client', { client_id: 'other' }, 'token_invalid'],
    ['a token whose client stands as its audience', { client_id: undefined, aud: CLIENT }, 'token_invalid'],
    ['a token of another issuer', { iss: 'https://issuer.example' }, 'token_invalid'],
    ['a token of nobody', { sub: '' }, 'token_invalid'],
    ['a token that is not good yet', { nbf: second() + hour }, 'token_invalid'],
    ['a token without an end', { exp: undefined }, 'token_invalid'],
    ['a token whose time is over', { exp: second() - 1 }, 'token_expired'],
  ])('%s is refused', async (_, claims, code) => {
    expect(await outcome(pool(), await issuer.token('anna', claims))).toBe(code);
  });

  test('a token under a key that the issuer does not have is refused', async () => {
    expect(await outcome(pool(), await issuer.forged('anna'))).toBe('token_invalid');
  });

  test('a token under a key of another name is refused', async () => {
    expect(await outcome(pool(), await issuer.token('anna', {}, { kid: 'k9' }))).toBe('token_invalid');
  });

  test('a token that was altered is refused', async () => {
    const [header, payload = '', signature] = (await issuer.token('anna')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const altered = [header, base64url({ ...claims, sub: 'berta' }), signature].join('.');
    expect(await outcome(pool(), altered)).toBe('token_invalid');
  });

  test('a token without a signature is refused, whatever its header says', async () => {
    const [, payload, signature] = (await issuer.token('anna')).split('.');
    for (const alg of ['none', 'None', '']) {
      const header = base64url({ alg, kid: 'k1' });
      expect(await outcome(pool(), [header, payload, signature].join('.'))).toBe('token_invalid');
    }
  });

  test('a token whose signature is a hash under the public key is refused', async () => {
    const [, payload] = (await issuer.token('anna')).split('.');
    const jwks = await (await fetch(`${issuer.origin}/.well-known/jwks.json`)).text();
    const signed = [base64url({ alg: 'HS256', kid: 'k1' }), payload].join('.');
    const signature = createHmac('sha256', jwks).update(signed).digest('base64url');
    expect(await outcome(pool(), `${signed}.${signature}`)).toBe('token_invalid');
  });

  test('a token that brings its own key is refused', async () => {
    const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [, payload] = (await issuer.token('anna')).split('.');
    const jwk = own.publicKey.export({ format: 'jwk' });
    const signed = [base64url({ alg: 'RS256', kid: 'k1', jwk }), payload].join('.');
    const signature = createSign('RSA-SHA256').update(signed).sign(own.privateKey, 'base64url');
    expect(await outcome(pool(), `${signed}.${signature}`)).toBe('token_invalid');
  });

  test('its keys are fetched once for many tokens', async () => {
    const check = createTokenCheck(pool());
    for (const person of ['anna', 'berta', 'anna'])
      expect(await check(await issuer.token(person))).toBe(person);
    expect(issuer.asked).toEqual(['/.well-known/jwks.json']);
  });

  test('between two fetches a key that is not known yet is nobody’s fault, and hastens no fetch', async () => {
    const check = createTokenCheck(pool());
    await check(await issuer.token('anna'));
    const ofNewKey = await issuer.token('anna', {}, { kid: 'k9' });
    await expect(check(ofNewKey)).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(check(ofNewKey)).rejects.toMatchObject({ code: 'unavailable', retryAfter: 10 });
    expect(await check(await issuer.token('anna'))).toBe('anna');
    expect(issuer.asked).toHaveLength(2);
  });

  test('a token of another issuer fetches no keys, however often it comes', async () => {
    const check = createTokenCheck(pool());
    const another = await issuer.token('anna', { iss: 'https://issuer.example' }, { kid: 'k9' });
    for (let i = 0; i < 3; i++) await expect(check(another)).rejects.toMatchObject({ code: 'token_invalid' });
    expect(issuer.asked).toEqual([]);
  });

  test('while its keys cannot be had the fault is ours, and over once they can', async () => {
    const check = createTokenCheck(pool());
    const path = '/.well-known/jwks.json';
    for (const answer of [
      { status: 500, body: '' },
      { status: 200, body: 'no JSON' },
      { status: 200, body: '{}' },
    ]) {
      issuer.answers.set(path, answer);
      await expect(check(await issuer.token('anna'))).rejects.toMatchObject({
        code: 'unavailable',
        retryAfter: 5,
      });
    }
    issuer.answers.delete(path);
    expect(await check(await issuer.token('anna'))).toBe('anna');
  });
});

describe('another OpenID provider', () => {
  const discovery = '/.well-known/openid-configuration';
  const describes = (body: object) =>
    issuer.answers.set(discovery, { status: 200, body: JSON.stringify(body) });
  const token = (claims = {}) => issuer.token('anna', { aud: 'films', ...claims });

  test('says where its keys lie', async () => {
    describes({ issuer: issuer.origin, jwks_uri: `${issuer.origin}/keys` });
    expect(await outcome(provider(), await token())).toBe('anna');
    expect(issuer.asked).toEqual([discovery, '/keys']);
  });

  test('is not asked where the settings say it', async () => {
    expect(await outcome(provider({ jwksUri: `${issuer.origin}/keys` }), await token())).toBe('anna');
    expect(issuer.asked).toEqual(['/keys']);
  });

  test('is not believed where it describes another issuer', async () => {
    describes({ issuer: 'https://issuer.example', jwks_uri: `${issuer.origin}/keys` });
    expect(await outcome(provider(), await token())).toBe('unavailable');
  });

  test.each([[{ aud: 'other' }], [{ aud: undefined }], [{ iss: 'https://issuer.example' }]])(
    'a token with %j is refused',
    async claims => {
      const config = provider({ jwksUri: `${issuer.origin}/keys` });
      expect(await outcome(config, await token(claims))).toBe('token_invalid');
    },
  );
});

test('an issuer that nobody answers for is a fault of ours', async () => {
  const token = await issuer.token('anna');
  await issuer.close();
  expect(await outcome(pool(), token)).toBe('unavailable');
  issuer = await startTokenIssuer();
});
