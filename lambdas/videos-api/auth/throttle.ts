import type { Context } from 'hono';
import type { ApiEnv } from '../api-env';
import type { Budget } from './budget';
import { callerAddresses } from './caller-addresses';
import { charge } from './charge';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

interface Throttle {
  /** Of everybody behind one connection, such as all who come through one server of CloudFront. */
  readonly peer: Budget;
  /** Of one address. */
  readonly visitor: Budget;
  /** Of one e-mail address, from wherever it is tried. */
  readonly person?: Budget;
}

const ADDRESSES = {
  peer: { burst: 300, every: SECOND / 2 },
  visitor: { burst: 60, every: 10 * SECOND },
};

const THROTTLES = {
  /** With a password of at least twelve characters. */
  sign_in: { ...ADDRESSES, person: { burst: 20, every: 30 * SECOND } },
  /** Each is a message to somebody who may not have asked for it. */
  message: { ...ADDRESSES, person: { burst: 5, every: 10 * MINUTE } },
  /** One of a million; Cognito itself takes only a few for each code. */
  code: { ...ADDRESSES, person: { burst: 10, every: 3 * MINUTE } },
  /** With a token that nobody can guess; whoever is signed in comes once an hour. */
  renewal: { peer: { burst: 1_200, every: SECOND / 20 }, visitor: { burst: 240, every: 2 * SECOND } },
} satisfies Record<string, Throttle>;

/**
 * Counts an attempt by the caller's addresses, and by the person whose account it is about. Who has none left at one of
 * them does not use up the next.
 *
 * @throws Problem `too_many_attempts`
 */
export async function throttle(
  c: Context<ApiEnv>,
  doing: keyof typeof THROTTLES,
  email?: string,
): Promise<void> {
  const { desk } = c.var;
  const { peer, visitor, person }: Throttle = THROTTLES[doing];
  const addresses = callerAddresses(c.env.event, c.req.header('x-forwarded-for'));
  const kind = doing === 'renewal' ? 'renewal' : 'attempt';
  await charge(desk, { ...peer, name: `${kind}-peer` }, addresses.peer);
  await charge(desk, { ...visitor, name: `${kind}-visitor` }, addresses.visitor);
  if (person && email !== undefined) await charge(desk, { ...person, name: doing }, email.toLowerCase());
}
