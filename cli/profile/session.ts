import type { Clock } from '../../local/clock';
import { tokensAnswer } from '../api/answers';
import { ApiFault } from '../api/api-fault';
import type { Call, TokenSource } from '../api/call';
import { cookieHeader, withSetCookies } from './cookies';
import { type Profile, readProfile, writeProfile } from './profile';

/** A token that ends within so many milliseconds is renewed before it is used. */
const MARGIN = 60_000;

export interface SessionOptions {
  readonly file: string;
  /** As the file holds it. */
  readonly profile: Profile;
  /** Without tokens of its own. */
  readonly call: Call;
  readonly clock: Clock;
}

/**
 * The tokens of a profile, renewed by its cookies shortly before they end; the file keeps what was renewed. Callers that
 * come at once share one renewal.
 */
export function openSession({ file, profile, call, clock }: SessionOptions): TokenSource {
  let known = profile;
  let renewal: Promise<string> | undefined;

  const isGood = ({ expiresAt }: Profile) => expiresAt - MARGIN > clock.now();
  const renew = async (refused: string): Promise<string> => {
    // Another process with the same profile may have been quicker.
    const stored = await readProfile(file);
    const isNewer = stored.api === known.api && stored.accessToken !== refused && isGood(stored);
    known = isNewer ? stored : await renewProfile(known, call, clock);
    if (!isNewer) await writeProfile(file, known);
    return known.accessToken;
  };
  const renewOnce = (refused: string): Promise<string> => {
    renewal ??= renew(refused).finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  return {
    current: async () => (isGood(known) ? known.accessToken : renewOnce(known.accessToken)),
    renewed: async refused => (known.accessToken === refused ? renewOnce(refused) : known.accessToken),
  };
}

/** Signs in anew with the cookies that the API has set. */
async function renewProfile(profile: Profile, call: Call, clock: Clock): Promise<Profile> {
  const cookie = cookieHeader(profile.cookies);
  if (cookie === undefined) {
    throw new ApiFault('The access token has expired.', { status: 401, code: 'token_expired' });
  }
  let { cookies } = profile;
  const { accessToken, expiresIn } = await call({
    method: 'POST',
    path: '/auth/refresh',
    headers: { cookie },
    json: {},
    answer: tokensAnswer,
    onHeaders: headers => {
      cookies = withSetCookies(cookies, headers.getSetCookie());
    },
  });
  return { ...profile, accessToken, expiresAt: clock.now() + expiresIn * 1000, cookies };
}
