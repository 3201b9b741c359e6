import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const CLIENT = 'client-of-the-stack';

/** An issuer of access tokens on 127.0.0.1, with its keys where a user pool has them. */
export interface TokenIssuer {
  /** The `iss` of its tokens, and where its keys lie. */
  readonly origin: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** What its answers are replaced with, by path. */
  readonly answers: Map<string, { status: number; body: string }>;
  /** An access token for a person, with other claims or header fields where they are given. */
  token(
    sub: string,
    claims?: Readonly<Record<string, unknown>>,
    header?: { kid?: string; alg?: string },
  ): Promise<string>;
  /** A token of the same claims under a key that the issuer does not have. */
  forged(sub: string): Promise<string>;
  close(): Promise<void>;
}

/** Made once for a file of tests. The second has the name of the first, and is published nowhere. */
const pairs = Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const [own, foreign] = await pairs;
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }] };
  const asked: string[] = [];
  const answers = new Map<string, { status: number; body: string }>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const { status, body } = answers.get(path) ?? { status: 200, body: JSON.stringify(jwks) };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sign = (key: typeof own, payload: JWTPayload, header: { kid?: string; alg?: string } = {}) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(key.privateKey);
  const claimsOf = (sub: string): JWTPayload => {
    const now = Math.floor(Date.now() / 1000);
    return { sub, iss: origin, token_use: 'access', client_id: CLIENT, iat: now, exp: now + 3_600 };
  };

  return {
    origin,
    asked,
    answers,
    token: (sub, claims = {}, header = {}) => sign(own, { ...claimsOf(sub), ...claims }, header),
    forged: sub => sign(foreign, claimsOf(sub)),
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
