import { FunctionError } from '../../../local/functions/function-error';
import { type LaterFunction, LaterInvocations } from '../../../local/functions/later-invocations';
import { ManualClock } from '../manual-clock';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:Finish';
const policy = { Statement: [] };
const functions = (invoke: LaterFunction['invoke']) => new Map([[ARN, { invoke, policy }]]);

const clock = new ManualClock();
let later: LaterInvocations;
beforeEach(() => {
  later = new LaterInvocations(clock);
});
afterEach(() => later.close());

const turn = () => new Promise(setImmediate);

test('a function that stands has a policy, another has none', async () => {
  await later.deploy(functions(async () => undefined));
  expect(later.policyOf(ARN)).toBe(policy);
  expect(later.policyOf(`${ARN}2`)).toBeUndefined();
});

test('an event that waits for its next attempt goes to the function of the next deployment', async () => {
  const seen: string[] = [];
  await later.deploy(
    functions(async () => {
      seen.push('old');
      throw new FunctionError('Error', 'not yet');
    }),
  );
  later.invoke(ARN, {});
  while (clock.asleep === 0) await turn();
  await later.deploy(
    functions(async () => {
      seen.push('new');
    }),
  );
  clock.advance(60_000);
  while (seen.length < 2) await turn();
  expect(seen).toEqual(['old', 'new']);
});

test('a deployment is told when the attempts before it are over', async () => {
  const hanging = Promise.withResolvers<void>();
  await later.deploy(functions(() => hanging.promise));
  later.invoke(ARN, {});
  let over = false;
  const replaced = later.deploy(functions(async () => undefined)).then(() => {
    over = true;
  });
  await turn();
  expect(over).toBe(false);
  hanging.resolve();
  await replaced;
});

test('closing gives up what waits', async () => {
  let attempts = 0;
  await later.deploy(
    functions(async () => {
      attempts += 1;
      throw new FunctionError('Error', 'never');
    }),
  );
  later.invoke(ARN, {});
  while (clock.asleep === 0) await turn();
  await later.close();
  clock.advance(3_600_000);
  await turn();
  expect(attempts).toBe(1);
});
