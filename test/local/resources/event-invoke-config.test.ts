import { emptyAccount, type Services } from '../../../local/account';
import { eventInvokeConfig } from '../../../local/resources/event-invoke-config';
import { parseIdentityPolicy } from '../../../local/services/iam/policy-document';
import type { Principal } from '../../../local/services/iam/principal';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Finish';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:dead';
const ROLE = 'arn:aws:iam::000000000000:role/Finish';

const CONFIG = {
  DestinationConfig: { OnFailure: { Destination: QUEUE } },
  FunctionName: 'Finish',
  MaximumEventAgeInSeconds: 900,
  MaximumRetryAttempts: 1,
  Qualifier: '$LATEST',
};

async function deploy(properties: object, action = 'sqs:SendMessage') {
  const sent: { principal: Principal; queue: string; body: string }[] = [];
  const sqs = {
    async sendAs(principal: Principal, queue: string, body: string) {
      sent.push({ principal, queue, body });
    },
  };
  const account = emptyAccount({ sqs } as unknown as Services, new Map());
  const policy = parseIdentityPolicy({ Statement: { Effect: 'Allow', Action: action, Resource: QUEUE } });
  const role = { arn: ROLE, policies: [policy], trust: { Statement: [] } };
  account.executionRoles.set(FUNCTION, role);
  await eventInvokeConfig.deploy(properties, { logicalId: 'Failures', account });
  return { settings: account.laterSettings.get(FUNCTION), sent };
}

test('what the function failed on is sent with the rights of its role', async () => {
  const { settings, sent } = await deploy(CONFIG);
  expect(settings).toMatchObject({ maximumRetryAttempts: 1, maximumEventAgeSeconds: 900 });
  await settings?.onFailure?.('{}');
  expect(sent).toMatchObject([{ principal: { kind: 'role', arn: ROLE }, queue: QUEUE, body: '{}' }]);
});

test('a destination that the role may not send to stops the deployment', async () => {
  await expect(deploy(CONFIG, 'sqs:ReceiveMessage')).rejects.toThrow(
    `Failures: the role of Finish may not send to ${QUEUE}`,
  );
});

test.each([
  ['a function that does not stand', { FunctionName: 'Other' }],
  ['an alias', { Qualifier: 'live' }],
  ['a destination for successes', { DestinationConfig: { OnSuccess: { Destination: QUEUE } } }],
  ['a topic', { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:us-east-1:0:topic' } } }],
])('%s stops the deployment', async (_what, change) => {
  await expect(deploy({ ...CONFIG, ...change })).rejects.toThrow();
});
