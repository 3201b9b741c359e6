import type { Command } from 'commander';
import { systemClock } from '../local/clock';
import { tokensAnswer } from './api/answers';
import { createCall } from './api/call';
import { type ApiOptions, apiCommand, running } from './api-command';
import { type Cookies, withSetCookies } from './profile/cookies';
import { profileFile, writeProfile } from './profile/profile';
import { askLine, readSecret } from './profile/read-password';
import { UsageError } from './usage-error';

/** A token from somebody else does not say how long it lives; the API tells when it has ended. */
const UNKNOWN_END = 8_640_000_000_000_000;

interface LoginOptions extends ApiOptions {
  readonly api: string;
  readonly email?: string;
  readonly token: boolean;
}

/** Adds `login`, which signs in and keeps that in the profile. The password is never an argument, nor is it kept. */
export function addLogin(parent: Command): void {
  const command = apiCommand(
    parent,
    'login',
    'sign in; asks for the password, or reads it from standard input',
  )
    .requiredOption('--api <url>', 'origin of the stack: https:// and the host of its distribution')
    .option('--email <address>', 'who signs in; without it, you are asked')
    .option(
      '--token',
      "read an access token of the stack's own OpenID provider in place of a password",
      false,
    );

  command.action((options: LoginOptions) =>
    running(command, async () => {
      const api = originOf(options.api);
      const file = profileFile(options.profile);
      await writeProfile(file, options.token ? await withToken(api) : await withPassword(api, options));
      process.stdout.write(
        options.json ? `${JSON.stringify({ api, profile: file })}\n` : `Signed in to ${api}.\n`,
      );
    }),
  );
}

async function withPassword(api: string, { email: given }: LoginOptions) {
  if (given === undefined && !process.stdin.isTTY) throw new UsageError('--email is missing');
  const email = given ?? (await askLine('Email: ', process.stdin));
  const password = await readSecret('Password: ', process.stdin);
  let cookies: Cookies = {};
  // Once: a second wrong password could lock the account.
  const call = createCall({ api, clock: systemClock, random: Math.random, attempts: 1 });
  const { accessToken, expiresIn } = await call({
    method: 'POST',
    path: '/auth/login',
    json: { email, password },
    answer: tokensAnswer,
    onHeaders: headers => {
      cookies = withSetCookies(cookies, headers.getSetCookie());
    },
  });
  return { api, accessToken, expiresAt: Date.now() + expiresIn * 1000, cookies };
}

async function withToken(api: string) {
  const accessToken = (await readSecret('Access token: ', process.stdin)).trim();
  if (!/^[\x21-\x7e]+$/.test(accessToken)) throw new UsageError('what was given is no access token');
  return { api, accessToken, expiresAt: UNKNOWN_END, cookies: {} };
}

/** Scheme and host. A password goes over http to this machine only. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError('--api has to begin with https://');
  if (url.protocol === 'http:' && !/^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)) {
    throw new UsageError('--api has to begin with https://: http:// is for this machine only');
  }
  if (url.username !== '' || url.password !== '')
    throw new UsageError('--api may not hold a user name or password');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new UsageError('--api is scheme and host, without a path');
  }
  return url.origin;
}
