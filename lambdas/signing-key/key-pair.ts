import { createPrivateKey, createPublicKey, generateKeyPair, type UUID } from 'node:crypto';
import { promisify } from 'node:util';
import { getSecretString, putSecretString } from '../_shared/secrets-manager';
import { SigningKeyError } from './signing-key-error';

/**
 * The public key of the pair in a secret, as SPKI PEM; a pair is made where the secret has no value yet.
 *
 * The answer always comes from what is stored, so that a repeated call answers with the key that signs. CloudFront takes
 * RSA keys of 2,048 bits (Amazon CloudFront Developer Guide, "Specify signers that can create signed URLs").
 *
 * @param requestToken names the request: of two calls with one token Secrets Manager takes one key only
 * @throws AwsError when the secret cannot be read or written, SigningKeyError when it holds something else
 */
export async function ensureKeyPair(secretArn: string, requestToken: UUID): Promise<string> {
  const stored = await getSecretString(secretArn);
  if (stored !== undefined) return publicHalf(stored);
  const made = await makePrivateKey();
  await putSecretString(secretArn, made, requestToken);
  return publicHalf((await getSecretString(secretArn)) ?? made);
}

async function makePrivateKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function publicHalf(privateKey: string): string {
  try {
    return createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    // What the parser says, or the cause it keeps, could hold a piece of the key.
    throw new SigningKeyError('the secret holds a value that is not a private key');
  }
}
