import { createHash, randomInt, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';
import { type SecretRecord, secretRecord } from './secret-record';

const ENDING = '.json';
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SUFFIX_LENGTH = 6;

/** Secrets on disk, a file each that only this user may read, and in memory. */
export class SecretStore {
  readonly #dir: string;
  readonly #secrets: Map<string, SecretRecord>;

  private constructor(dir: string, secrets: readonly SecretRecord[]) {
    this.#dir = dir;
    this.#secrets = new Map(secrets.map(secret => [secret.name, secret]));
  }

  /** Reads the secrets below a folder and forgets what a killed process was writing. */
  static async open(dir: string): Promise<SecretStore> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const secrets: SecretRecord[] = [];
    for (const name of await readdir(dir)) {
      if (name.endsWith(ENDING))
        secrets.push(secretRecord.parse(JSON.parse(await readFile(join(dir, name), 'utf8'))));
      else await rm(join(dir, name), { recursive: true });
    }
    return new SecretStore(dir, secrets);
  }

  /** The secret with this name or ARN. */
  find(id: string): SecretRecord | undefined {
    return this.#secrets.get(id) ?? [...this.#secrets.values()].find(secret => secret.arn === id);
  }

  /** Forgets every secret whose name is not among these. */
  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.#secrets.keys()) {
      if (names.has(name)) continue;
      await rm(this.#fileOf(name), { force: true });
      this.#secrets.delete(name);
    }
  }

  /** Keeps a secret, replacing the one with the same name. */
  async save(secret: SecretRecord): Promise<void> {
    const temporary = join(this.#dir, randomUUID());
    await writeFile(temporary, JSON.stringify(secret), { mode: 0o600 });
    await rename(temporary, this.#fileOf(secret.name));
    this.#secrets.set(secret.name, secret);
  }

  #fileOf(name: string): string {
    return join(this.#dir, `${createHash('sha256').update(name).digest('hex')}${ENDING}`);
  }
}

/**
 * A new ARN for a secret: its name and six characters that tell it from a later one of that name.
 *
 * @param random gives an integer from 0 to below its argument
 */
export function secretArn(name: string, random: (below: number) => number = randomInt): string {
  const suffix = Array.from({ length: SUFFIX_LENGTH }, () =>
    SUFFIX_ALPHABET.charAt(random(SUFFIX_ALPHABET.length)),
  ).join('');
  return `arn:aws:secretsmanager:${LOCAL_REGION}:${LOCAL_ACCOUNT}:secret:${name}-${suffix}`;
}
