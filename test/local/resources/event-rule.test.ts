import { emptyAccount, type Services } from '../../../local/account';
import type { LocalFunction } from '../../../local/functions/create-function';
import { laterFunctions } from '../../../local/functions/later-functions';
import { eventInvokeConfig } from '../../../local/resources/event-invoke-config';
import { eventRule } from '../../../local/resources/event-rule';
import { permission } from '../../../local/resources/permission';
import { isAllowed } from '../../../local/services/iam/is-allowed';
import { parseIdentityPolicy } from '../../../local/services/iam/policy-document';
import type { Principal } from '../../../local/services/iam/principal';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Finish';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:dead';
const ROLE = 'arn:aws:iam::000000000000:role/Finish';

const EVENT_PATTERN = {
  source: ['aws.mediaconvert'],
  'detail-type': ['MediaConvert Job State Change'],
  detail: { queue: ['ours'], status: ['COMPLETE'] },
};
const TARGET = {
  Arn: FUNCTION,
  DeadLetterConfig: { Arn: QUEUE },
  Id: 'Target0',
  RetryPolicy: { MaximumEventAgeInSeconds: 21_600 },
};

function newAccount() {
  const sent: { principal: Principal; queue: string; body: string }[] = [];
  const sqs = {
    async sendAs(principal: Principal, queue: string, body: string) {
      sent.push({ principal, queue, body });
    },
  };
  const account = emptyAccount({ sqs } as unknown as Services, new Map());
  account.functions.set(FUNCTION, { invoke: async () => undefined } as unknown as LocalFunction);
  return { account, sent };
}

describe('a rule', () => {
  const deploy = async (properties: object) => {
    const { account } = newAccount();
    const deployed = await eventRule.deploy(properties, { logicalId: 'Jobs', account });
    return { account, deployed };
  };

  test('of events stands with its pattern and its targets', async () => {
    const { account, deployed } = await deploy({
      Description: 'Jobs.',
      EventPattern: EVENT_PATTERN,
      State: 'ENABLED',
      Targets: [TARGET],
    });
    const arn = 'arn:aws:events:us-east-1:000000000000:rule/Jobs';
    expect(deployed).toEqual({ ref: 'Jobs', attributes: { Arn: arn } });
    expect(account.rules).toEqual([
      {
        arn,
        pattern: EVENT_PATTERN,
        targets: [
          {
            functionArn: FUNCTION,
            maximumRetryAttempts: 185,
            maximumEventAgeSeconds: 21_600,
            deadLetterQueueArn: QUEUE,
          },
        ],
      },
    ]);
  });

  test('of a schedule stands with its period', async () => {
    const { account } = await deploy({
      ScheduleExpression: 'rate(15 minutes)',
      Targets: [{ Arn: FUNCTION, Id: 'Target0' }],
    });
    expect(account.rules).toMatchObject([{ every: 900_000, targets: [{ maximumEventAgeSeconds: 86_400 }] }]);
  });

  test.each([
    ['a matcher that is not known', { EventPattern: { source: [{ prefix: 'aws.' }] } }],
    ['a cron schedule', { ScheduleExpression: 'cron(0 12 * * ? *)' }],
    ['a state that is not enabled', { State: 'DISABLED' }],
    ['a bus of its own', { EventBusName: 'own' }],
    ['a target that is no function', { Targets: [{ ...TARGET, Arn: QUEUE }] }],
    ['an input of its own', { Targets: [{ ...TARGET, Input: '{}' }] }],
  ])('with %s stops the deployment', async (_what, change) => {
    const rule = { EventPattern: EVENT_PATTERN, Targets: [TARGET] };
    await expect(deploy({ ...rule, ...change })).rejects.toThrow(/cannot stand for Jobs/);
  });
});

describe('a function’s permissions', () => {
  test('let the rule invoke it that they name, and no other', async () => {
    const { account } = newAccount();
    const SourceArn = 'arn:aws:events:us-east-1:000000000000:rule/Jobs';
    await permission.deploy(
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: FUNCTION,
        Principal: 'events.amazonaws.com',
        SourceArn,
      },
      { logicalId: 'Permission', account },
    );
    const resourcePolicy = laterFunctions(account).get(FUNCTION)?.policy;
    const mayInvoke = (name: string, sourceArn: string) =>
      isAllowed({
        principal: { kind: 'service', name, sourceArn },
        action: 'lambda:InvokeFunction',
        resource: FUNCTION,
        resourcePolicy,
      });
    expect(mayInvoke('events.amazonaws.com', SourceArn)).toBe(true);
    expect(mayInvoke('events.amazonaws.com', `${SourceArn}2`)).toBe(false);
    expect(mayInvoke('sns.amazonaws.com', SourceArn)).toBe(false);
  });
});

describe('an event invoke config', () => {
  const CONFIG = {
    DestinationConfig: { OnFailure: { Destination: QUEUE } },
    FunctionName: 'Finish',
    MaximumEventAgeInSeconds: 900,
    MaximumRetryAttempts: 1,
    Qualifier: '$LATEST',
  };
  const deploy = async (properties: object, action = 'sqs:SendMessage') => {
    const { account, sent } = newAccount();
    const Statement = { Effect: 'Allow', Action: action, Resource: QUEUE };
    const policies = [parseIdentityPolicy({ Statement })];
    account.executionRoles.set(FUNCTION, { arn: ROLE, policies, trust: { Statement: [] } });
    await eventInvokeConfig.deploy(properties, { logicalId: 'Failures', account });
    return { settings: laterFunctions(account).get(FUNCTION)?.settings, sent };
  };

  test('sends what the function failed on with the rights of its role', async () => {
    const { settings, sent } = await deploy(CONFIG);
    expect(settings).toMatchObject({ maximumRetryAttempts: 1, maximumEventAgeSeconds: 900 });
    await settings?.onFailure?.('{}');
    expect(sent).toMatchObject([{ principal: { kind: 'role', arn: ROLE }, queue: QUEUE, body: '{}' }]);
  });

  test('whose destination the role may not send to stops the deployment', async () => {
    await expect(deploy(CONFIG, 'sqs:ReceiveMessage')).rejects.toThrow(
      `Failures: the role of Finish may not send to ${QUEUE}`,
    );
  });

  test.each([
    ['a function that does not stand', { FunctionName: 'Other' }],
    ['an alias', { Qualifier: 'live' }],
    ['a destination for successes', { DestinationConfig: { OnSuccess: { Destination: QUEUE } } }],
    ['a topic', { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:us-east-1:0:topic' } } }],
  ])('of %s stops the deployment', async (_what, change) => {
    await expect(deploy({ ...CONFIG, ...change })).rejects.toThrow();
  });
});
