import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { namedPath } from '../local/named-path';
import { fileFault } from './file-fault';
import { UsageError } from './usage-error';

/**
 * Reads an RSA private key from a PEM file.
 *
 * @throws UsageError when there is none; it names the file and repeats nothing of what stands in it
 */
export async function readPrivateKey(file: string): Promise<KeyObject> {
  const pem = await readFile(namedPath(file)).catch((error: unknown) => {
    throw new UsageError(`--private-key: cannot read ${file}: ${fileFault(error)}`);
  });
  const key = parse(pem);
  if (key?.asymmetricKeyType !== 'rsa') {
    throw new UsageError(`--private-key: ${file} holds no RSA private key as unencrypted PEM`);
  }
  return key;
}

function parse(pem: Buffer): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
