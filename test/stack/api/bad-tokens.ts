import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, type JWTPayload, SignJWT } from 'jose';
import { readKey } from '../../../local/services/cognito/token-key';
import type { ApiStage } from './api-stage';

/** Tokens that look like the owner's, by what is wrong with them, and the code that each is refused with. */
export async function badTokens({
  stack,
  owner,
}: ApiStage): Promise<Record<string, readonly [token: string, code: string]>> {
  const { UserPoolId = '' } = stack.running.outputs;
  const pool = JSON.parse(readFileSync(join(stack.dataDir, 'user-pools', `${UserPoolId}.json`), 'utf8'));
  const { privateKey } = await readKey(pool.privateKey);
  const claims = decodeJwt(owner);
  const { kid = '' } = decodeProtectedHeader(owner);
  const sign = (changes: JWTPayload, key: KeyObject = privateKey) =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  const [header = '', payload = '', signature = ''] = owner.split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url');
  const { iat = 0 } = claims;
  return {
    expired: [await sign({ iat: iat - 7_200, exp: iat - 3_600 }), 'token_expired'],
    'of another key': [await sign({}, foreign), 'token_invalid'],
    'of another issuer': [await sign({ iss: 'https://elsewhere.example' }), 'token_invalid'],
    'of another client': [await sign({ client_id: 'another' }), 'token_invalid'],
    'an ID token': [await sign({ token_use: 'id' }), 'token_invalid'],
    'of nobody': [await sign({ sub: '' }), 'token_invalid'],
    unsigned: [`${none}.${payload}.${signature}`, 'token_invalid'],
    altered: [`${header}.${payload.slice(0, -2)}AA.${signature}`, 'token_invalid'],
    'no token': ['anything', 'token_invalid'],
  };
}
