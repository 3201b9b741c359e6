import { randomBytes } from 'node:crypto';

export const EMAIL = 'owner@example.com';
export const PASSWORD = 'correct horse battery staple';

/** Accounts of the fake stack: one person, tokens that the test lets expire. */
export function createFakeAccounts() {
  const given: string[] = [];
  const expired = new Set<string>();
  let access = '';
  let refresh = '';
  const issue = (word: string) => {
    const token = `${word}-${randomBytes(12).toString('hex')}`;
    given.push(token);
    return token;
  };
  return {
    /** Every token that was ever given; none may be seen in an output. */
    given: given as readonly string[],
    login(body: { email?: string; password?: string }): boolean {
      if (body.email !== EMAIL || body.password !== PASSWORD) return false;
      refresh = issue('refresh');
      access = issue('access');
      return true;
    },
    renew(cookie: string | undefined): boolean {
      if (refresh === '' || cookie !== `refresh=${refresh}`) return false;
      access = issue('access');
      return true;
    },
    access: () => access,
    refresh: () => refresh,
    expireAccess: () => expired.add(access),
    revokeRefresh: () => {
      refresh = '';
    },
    /** What is wrong with an Authorization header. */
    faultOf(header: string | undefined): 'token_missing' | 'token_invalid' | 'token_expired' | undefined {
      const token = /^Bearer (.+)$/.exec(header ?? '')?.[1];
      if (token === undefined) return 'token_missing';
      if (expired.has(token)) return 'token_expired';
      return token === access ? undefined : 'token_invalid';
    },
  };
}

export type FakeAccounts = ReturnType<typeof createFakeAccounts>;
