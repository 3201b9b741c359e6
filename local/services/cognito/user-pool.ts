import { join } from 'node:path';
import { z } from 'zod';
import { readStateFile, writeStateFile } from '../../state-file';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';
import type { PoolDeclaration } from './declarations';
import { makeKeyPem, readKey, type TokenKey } from './token-key';
import { type UserRecord, userRecord } from './user-record';

const poolFile = z.object({ privateKey: z.string(), users: z.array(userRecord) });
type Kept = z.output<typeof poolFile>;

/** A user pool: its people and the key that signs its tokens, in one file that only this user may read. */
export class UserPool {
  readonly declaration: PoolDeclaration;
  readonly key: TokenKey;
  readonly #file: string;
  #kept: Kept;

  private constructor(file: string, declaration: PoolDeclaration, kept: Kept, key: TokenKey) {
    this.#file = file;
    this.declaration = declaration;
    this.key = key;
    this.#kept = kept;
  }

  /** Opens the pool that is kept below a folder, or makes it. */
  static async open(dir: string, declaration: PoolDeclaration): Promise<UserPool> {
    const file = join(dir, `${declaration.id}.json`);
    const before = await readStateFile(file, poolFile);
    const kept = before ?? { privateKey: await makeKeyPem(), users: [] };
    if (before === undefined) await writeStateFile(file, kept);
    return new UserPool(file, declaration, kept, await readKey(kept.privateKey));
  }

  get users(): readonly UserRecord[] {
    return this.#kept.users;
  }

  /** The person with this address or user name. */
  find(username: string): UserRecord | undefined {
    const email = this.asAddress(username);
    return this.users.find(user => user.email === email || user.sub === username);
  }

  /** An address as it is kept: in small letters, unless capitals count. */
  asAddress(email: string): string {
    return this.declaration.caseSensitive ? email : email.toLowerCase();
  }

  /** Keeps a person, in place of the one with the same `sub`. One call at a time. */
  async save(user: UserRecord): Promise<void> {
    const users = [...this.users.filter(each => each.sub !== user.sub), user];
    const kept = { ...this.#kept, users };
    await writeStateFile(this.#file, kept);
    this.#kept = kept;
  }
}

/** ARN of a user pool. */
export function poolArn(id: string): string {
  return `arn:aws:cognito-idp:${LOCAL_REGION}:${LOCAL_ACCOUNT}:userpool/${id}`;
}
