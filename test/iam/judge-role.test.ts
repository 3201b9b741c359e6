import { Calls } from '../../local/services/calls';
import { parseIdentityPolicy } from '../../local/services/iam/policy-document';
import type { Principal } from '../../local/services/iam/principal';
import { CallRecorder } from './call-recorder';
import { judgeRole } from './judge-role';

const ACCOUNT = '000000000000';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Start`;
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:uploads`;
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/Videos`;
const JOB_ROLE = `arn:aws:iam::${ACCOUNT}:role/Job`;

const policies = [
  parseIdentityPolicy({
    Statement: [
      { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: TABLE },
      { Effect: 'Allow', Action: 'dynamodb:Query', Resource: `${TABLE}/index/by-attention` },
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: ['arn:aws:s3:::films/uploads/*', 'arn:aws:s3:::films/vod/*'],
      },
    ],
  }),
  parseIdentityPolicy({ Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE } }),
];
const role: Principal = { kind: 'role', arn: ROLE, policies };

const calls = new Calls();
let recorder: CallRecorder;
beforeEach(() => {
  recorder = new CallRecorder(calls);
});
afterEach(() => recorder.stop());

async function call(action: string, resource: string, context?: Record<string, string>): Promise<void> {
  const [service = '', operation = ''] = action.split(':');
  const asked = [{ action, resource, ...(context !== undefined && { context }) }];
  await calls.meet({ service, operation, principal: role, asked, allowed: true });
}

const judge = (judged = policies) => judgeRole({ arn: ROLE, policies: judged }, recorder.of(ROLE));

describe('the recorder', () => {
  test('keeps what each role asked for once, and nothing of the operator', async () => {
    await call('dynamodb:GetItem', TABLE);
    await call('dynamodb:GetItem', TABLE);
    await call('dynamodb:PutItem', TABLE);
    await calls.meet({
      service: 's3',
      operation: 'PutObject',
      principal: { kind: 'operator' },
      asked: [{ action: 's3:PutObject', resource: 'arn:aws:s3:::films/a' }],
      allowed: true,
    });
    expect(recorder.roles).toEqual([ROLE]);
    expect(recorder.of(ROLE)).toMatchObject([
      { operation: 'dynamodb:GetItem', resource: TABLE },
      { operation: 'dynamodb:PutItem' },
    ]);
  });

  test('disturbs nothing, and stops', async () => {
    const fate = await calls.meet({
      ...{ service: 'sqs', operation: 'SendMessage', principal: role },
      ...{ asked: [], allowed: true },
    });
    expect(fate).toEqual({ kind: 'proceed' });
    recorder.stop();
    await call('dynamodb:GetItem', TABLE);
    expect(recorder.of(ROLE)).toEqual([]);
  });
});

describe('the judge', () => {
  test('finds nothing where every call is allowed and every grant is used', async () => {
    await call('dynamodb:GetItem', TABLE);
    await call('dynamodb:PutItem', TABLE);
    await call('dynamodb:Query', `${TABLE}/index/by-attention`);
    await call('s3:GetObject', 'arn:aws:s3:::films/uploads/a/source');
    await call('s3:GetObject', 'arn:aws:s3:::films/vod/a/1/index.m3u8');
    await call('sqs:SendMessage', QUEUE);
    expect(await judge()).toEqual({ outside: [], unused: [] });
  });

  test.each([
    ['another action', 'dynamodb:DeleteItem', TABLE],
    ['another table', 'dynamodb:GetItem', `${TABLE}2`],
    ['the table instead of its index', 'dynamodb:Query', TABLE],
    ['another folder', 's3:GetObject', 'arn:aws:s3:::films/other/a'],
    ['another queue', 'sqs:SendMessage', `${QUEUE}-dead`],
  ])('%s is outside', async (_what, action, resource) => {
    await call(action, resource);
    const { outside } = await judge();
    expect(outside).toEqual([`${action} asks ${action} on ${resource}: ImplicitlyDenied`]);
  });

  test('an explicit deny is outside too', async () => {
    await call('sqs:SendMessage', QUEUE);
    const deny = parseIdentityPolicy({ Statement: { Effect: 'Deny', Action: 'sqs:*', Resource: '*' } });
    expect((await judge([...policies, deny])).outside).toEqual([
      `sqs:SendMessage asks sqs:SendMessage on ${QUEUE}: ExplicitlyDenied`,
    ]);
  });

  test('a resource that the action does not have cannot be judged, and so is outside', async () => {
    await call('sqs:SendMessage', TABLE);
    expect((await judge()).outside).toHaveLength(1);
  });

  test('each action on each resource that nobody asked for is named', async () => {
    await call('dynamodb:GetItem', TABLE);
    await call('s3:GetObject', 'arn:aws:s3:::films/uploads/a/source');
    expect((await judge()).unused).toEqual([
      `dynamodb:PutItem on ${TABLE}`,
      `dynamodb:Query on ${TABLE}/index/by-attention`,
      's3:GetObject on arn:aws:s3:::films/vod/*',
      `sqs:SendMessage on ${QUEUE}`,
    ]);
  });

  test('conditions count: a role may be passed to the service that is named, and to no other', async () => {
    const pass = parseIdentityPolicy({
      Statement: {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: JOB_ROLE,
        Condition: { StringEquals: { 'iam:PassedToService': 'mediaconvert.amazonaws.com' } },
      },
    });
    await call('iam:PassRole', JOB_ROLE, { 'iam:PassedToService': 'mediaconvert.amazonaws.com' });
    expect(await judge([pass])).toEqual({ outside: [], unused: [] });
    await call('iam:PassRole', JOB_ROLE, { 'iam:PassedToService': 'ec2.amazonaws.com' });
    expect((await judge([pass])).outside).toHaveLength(1);
  });
});
