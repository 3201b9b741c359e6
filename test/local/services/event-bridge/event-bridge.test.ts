import { FunctionError } from '../../../../local/functions/function-error';
import { LaterInvocations } from '../../../../local/functions/later-invocations';
import { type CallFate, Calls, type ServiceCall } from '../../../../local/services/calls';
import { EventBridge } from '../../../../local/services/event-bridge/event-bridge';
import type { Rule, RuleTarget } from '../../../../local/services/event-bridge/rule';
import { type PolicyDocument, parseResourcePolicy } from '../../../../local/services/iam/policy-document';
import type { Principal } from '../../../../local/services/iam/principal';
import { ManualClock } from '../../manual-clock';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Finish';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:dead';
const RULE = 'arn:aws:events:us-east-1:000000000000:rule/Jobs';
const target: RuleTarget = {
  functionArn: FUNCTION,
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 3_600,
  deadLetterQueueArn: QUEUE,
};
const jobs: Rule = { arn: RULE, pattern: { source: ['aws.mediaconvert'] }, targets: [target] };
const sweep: Rule = { arn: `${RULE}Sweep`, every: 900_000, targets: [target] };
const EVENT = {
  source: 'aws.mediaconvert',
  'detail-type': 'MediaConvert Job State Change',
  detail: { a: 1 },
};

let clock: ManualClock;
let bridge: EventBridge;
let later: LaterInvocations;
let calls: Calls;
let got: unknown[];
let dead: { principal: Principal; queue: string; event: unknown; attributes: unknown }[];
let seen: ServiceCall[];
/** The fates of the next deliveries. */
let fates: CallFate[];

beforeEach(async () => {
  clock = new ManualClock();
  got = [];
  dead = [];
  seen = [];
  fates = [];
  calls = new Calls();
  calls.watch(call => {
    seen.push(call);
    return fates.shift();
  });
  later = new LaterInvocations(clock);
  bridge = new EventBridge({
    clock,
    calls,
    laterInvocations: later,
    async sendAs(principal, queue, body, attributes) {
      dead.push({ principal, queue, event: JSON.parse(body), attributes });
    },
  });
  await stand(invocable(`${RULE}*`));
  bridge.deploy([jobs]);
});
afterEach(async () => {
  await bridge.close();
  await later.close();
});

function invocable(sourceArn: string): PolicyDocument {
  return parseResourcePolicy({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: FUNCTION,
      Condition: { ArnLike: { 'aws:SourceArn': sourceArn } },
    },
  });
}

function stand(policy: PolicyDocument): Promise<void> {
  const invoke = async (event: unknown) => {
    got.push(event);
  };
  return later.deploy(new Map([[FUNCTION, { invoke, policy }]]));
}

async function settled(): Promise<void> {
  for (let turns = 0; turns < 10; turns++) await new Promise(setImmediate);
}

describe('events of services', () => {
  test('reach the function in their whole envelope', async () => {
    bridge.putEvent({ ...EVENT, resources: ['a job'] });
    await settled();
    expect(got).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'MediaConvert Job State Change',
        source: 'aws.mediaconvert',
        account: '000000000000',
        time: '2030-01-02T03:04:05Z',
        region: 'us-east-1',
        resources: ['a job'],
        detail: { a: 1 },
      },
    ]);
    expect(seen).toMatchObject([
      {
        service: 'lambda',
        operation: 'Invoke',
        principal: { kind: 'service', name: 'events.amazonaws.com', sourceArn: RULE },
        asked: [{ action: 'lambda:InvokeFunction', resource: FUNCTION }],
        allowed: true,
      },
    ]);
  });

  test('that no pattern fits reach nobody', async () => {
    bridge.putEvent({ ...EVENT, source: 'aws.s3' });
    await settled();
    expect(got).toEqual([]);
    expect(seen).toEqual([]);
  });

  test('may be dropped and doubled on their way', async () => {
    const stop = bridge.watch(event => (event.id === 'dropped' ? [] : [event, event]));
    bridge.putEvent({ ...EVENT, id: 'dropped' });
    bridge.putEvent({ ...EVENT, id: 'doubled' });
    stop();
    bridge.putEvent({ ...EVENT, id: 'as it is' });
    await settled();
    expect(got).toMatchObject([{ id: 'doubled' }, { id: 'doubled' }, { id: 'as it is' }]);
  });
});

describe('deliveries', () => {
  const lost: CallFate = { kind: 'lose' };

  test('that fail are tried again by the clock', async () => {
    fates = [lost, { kind: 'fail', status: 429, code: 'THROTTLING', carriedOut: false }];
    bridge.putEvent(EVENT);
    await settled();
    expect(got).toEqual([]);
    clock.advance(1_000);
    await settled();
    clock.advance(2_000);
    await settled();
    expect(got).toHaveLength(1);
    expect(dead).toEqual([]);
  });

  test('whose answer is lost arrive twice', async () => {
    fates = [{ kind: 'lose_answer' }];
    bridge.putEvent(EVENT);
    await settled();
    clock.advance(1_000);
    await settled();
    expect(got).toHaveLength(2);
    expect(got[0]).toEqual(got[1]);
  });

  test('that exhaust their retries end in the dead-letter queue, sent for the rule', async () => {
    fates = [lost, lost, lost];
    bridge.putEvent({ ...EVENT, id: 'lost' });
    for (let minutes = 0; minutes < 3; minutes++) {
      await settled();
      clock.advance(60_000);
    }
    await settled();
    expect(dead).toEqual([
      {
        principal: { kind: 'service', name: 'events.amazonaws.com', sourceArn: RULE },
        queue: QUEUE,
        event: expect.objectContaining({ id: 'lost', detail: { a: 1 } }),
        attributes: {
          RULE_ARN: RULE,
          TARGET_ARN: FUNCTION,
          ERROR_CODE: 'SDK_CLIENT_ERROR',
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
          RETRY_ATTEMPTS: '2',
        },
      },
    ]);
  });

  test.each<[string, () => unknown, string]>([
    ['a function that does not let the rule invoke it', () => stand(invocable(`${RULE}2`)), 'NO_PERMISSIONS'],
    ['a function that is not there', () => later.deploy(new Map()), 'NO_RESOURCE'],
  ])('to %s end there at once', async (_what, change, code) => {
    await change();
    bridge.putEvent(EVENT);
    await settled();
    expect(got).toEqual([]);
    expect(dead).toMatchObject([{ attributes: { ERROR_CODE: code, RETRY_ATTEMPTS: '0' } }]);
  });

  test('are over when the function has the event: what it fails on is tried by Lambda', async () => {
    let attempts = 0;
    const invoke = async () => {
      attempts += 1;
      throw new FunctionError('Error', 'no');
    };
    await later.deploy(new Map([[FUNCTION, { invoke, policy: invocable(RULE) }]]));
    bridge.putEvent(EVENT);
    await settled();
    clock.advance(60_000);
    await settled();
    expect(attempts).toBe(2);
    expect(seen).toHaveLength(1);
  });
});

describe('schedules', () => {
  test('speak up each period, first after one', async () => {
    bridge.deploy([sweep]);
    await settled();
    expect(got).toEqual([]);
    for (let turn = 0; turn < 2; turn++) {
      clock.advance(900_000);
      await settled();
    }
    expect(got).toHaveLength(2);
    expect(got[0]).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: [sweep.arn],
      time: '2030-01-02T03:19:05Z',
      detail: {},
    });
  });

  test('go on over a deployment that keeps them, end with one that does not', async () => {
    bridge.deploy([sweep]);
    clock.advance(600_000);
    bridge.deploy([{ ...sweep }]);
    clock.advance(300_000);
    await settled();
    expect(got).toHaveLength(1);
    bridge.deploy([]);
    clock.advance(9_000_000);
    await settled();
    expect(got).toHaveLength(1);
    expect(clock.asleep).toBe(0);
  });

  test('a clock that leaps over periods gets one event, and the next one in time', async () => {
    bridge.deploy([sweep]);
    clock.advance(2_000_000);
    await settled();
    expect(got).toHaveLength(1);
    clock.advance(700_000);
    await settled();
    expect(got).toHaveLength(2);
  });
});
