import { emptyAccount, type Services } from '../../../local/account';
import { eventRule } from '../../../local/resources/event-rule';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Finish';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:dead';

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

describe('a rule', () => {
  const deploy = async (properties: object) => {
    const account = emptyAccount({} as Services, new Map());
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
