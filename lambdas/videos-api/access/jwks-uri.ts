import { z } from '@hono/zod-openapi';
import { JwksValidationError } from 'aws-jwt-verify/error';
import type { TokenConfig } from '../config';
import { fetchJson } from './fetch-json';

/**
 * Where the issuer's public keys lie. A user pool has them below its own URL (Amazon Cognito developer guide, "Verifying
 * JSON web tokens"); another provider says where (OpenID Connect Discovery 1.0, section 4).
 *
 * @throws FetchError JwksValidationError where the provider does not say
 */
export async function jwksUriOf({
  tokenIssuer: issuer,
  tokenKind: kind,
  jwksUri,
}: TokenConfig): Promise<string> {
  if (jwksUri !== undefined) return jwksUri;
  const base = issuer.replace(/\/$/, '');
  if (kind === 'cognito') return `${base}/.well-known/jwks.json`;
  const discovery = z.object({ issuer: z.literal(issuer), jwks_uri: z.url() });
  const parsed = discovery.safeParse(parseJson(await fetchJson(`${base}/.well-known/openid-configuration`)));
  if (!parsed.success) throw new JwksValidationError('the issuer describes itself in another way');
  return parsed.data.jwks_uri;
}

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
