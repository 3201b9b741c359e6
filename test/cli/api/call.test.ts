import { z } from 'zod';
import { ApiFault } from '../../../cli/api/api-fault';
import { type CallOptions, createCall } from '../../../cli/api/call';
import { EMAIL, PASSWORD } from '../fake-stack/fake-accounts';
import { type FakeStack, startFakeStack } from '../fake-stack/start-fake-stack';
import { instantClock } from '../upload/instant-clock';

let stack: FakeStack;
let clock: ReturnType<typeof instantClock>;
const list = {
  method: 'GET',
  path: '/videos?limit=1',
  answer: z.object({ videos: z.array(z.unknown()) }),
} as const;

beforeEach(async () => {
  stack = await startFakeStack();
  stack.accounts.login({ email: EMAIL, password: PASSWORD });
  clock = instantClock();
});

afterEach(() => stack.close());

function call(options: Partial<CallOptions> = {}) {
  const current = async () => stack.accounts.access();
  const tokens = { current, renewed: current };
  return createCall({ api: stack.origin(), clock, random: () => 1, attempts: 3, tokens, ...options });
}

test('unknown fields of an answer are let be', async () => {
  await expect(call()(list)).resolves.toEqual({ videos: [] });
});

test.each([
  ['no answer', 'drop' as const],
  ['503', 'unavailable' as const],
  ["the gateway's own 429", [429, { message: 'Too Many Requests' }] as const],
])('%s passes: the request is sent again', async (_name, refusal) => {
  let times = 0;
  stack.refuse = () => (++times < 3 ? refusal : undefined);
  await expect(call()(list)).resolves.toEqual({ videos: [] });
  expect(clock.pauses).toEqual([500, 1000]);
});

test('it waits as long as the API asks for, a minute at most', async () => {
  const answers = [7, 86_400].map(seconds => [503, {}, { 'retry-after': String(seconds) }] as const);
  stack.refuse = () => answers.shift();
  await call()(list);
  expect(clock.pauses).toEqual([7000, 60_000]);
});

test('in the end it says that nobody answers, and names no address', async () => {
  await stack.close();
  const fault = await call()(list).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ApiFault);
  expect(fault).toMatchObject({ status: 0, message: 'The API does not answer (ECONNREFUSED).' });
});

test('a refusal is final, with its code and what was wrong', async () => {
  stack.refuse = () => [
    422,
    {
      status: 422,
      code: 'invalid_body',
      title: 'Not so.',
      faults: [{ path: 'title', message: 'is missing' }],
    },
  ];
  await expect(call()(list)).rejects.toMatchObject({
    ...{ status: 422, code: 'invalid_body' },
    message: 'Not so. — title: is missing',
  });
  expect(clock.pauses).toEqual([]);
});

test('nothing in a refusal can steer a terminal', async () => {
  stack.refuse = () => [400, { title: 'red \u001b[31m\r\n\u202e', code: 'x' }];
  await expect(call()(list)).rejects.toThrow('red ?[31m???');
});

test('an answer of another kind is told as such', async () => {
  stack.refuse = () => [200, { films: [] }];
  await expect(call()(list)).rejects.toThrow('The API gave an answer that this version cannot read.');
});

test('a redirect is not followed: it would carry the token to somebody else', async () => {
  const other = await startFakeStack();
  stack.refuse = () => [307, {}, { location: `${other.origin()}/api/videos` }];
  await expect(call()(list)).rejects.toThrow('The API answered 307.');
  expect(other.calls).toEqual([]);
  await other.close();
});

describe('a token that has expired', () => {
  test('is renewed once, and the request is sent again', async () => {
    stack.accounts.expireAccess();
    const refused: string[] = [];
    const before = stack.accounts.access();
    const tokens = {
      current: async () => before,
      renewed: async (token: string) => {
        refused.push(token);
        stack.accounts.renew(`refresh=${stack.accounts.refresh()}`);
        return stack.accounts.access();
      },
    };
    await expect(call({ tokens })(list)).resolves.toEqual({ videos: [] });
    expect(refused).toEqual([before]);
  });

  test('and another that has is the end of it', async () => {
    stack.accounts.expireAccess();
    await expect(call()(list)).rejects.toMatchObject({ code: 'token_expired' });
    expect(stack.calls).toEqual(['GET /api/videos 401', 'GET /api/videos 401']);
  });
});
