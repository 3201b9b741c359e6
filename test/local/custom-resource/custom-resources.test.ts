import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openCustomResources } from '../../../local/custom-resource/custom-resources';
import { StartFault } from '../../../local/start-fault';
import { temporaryFolder } from '../temporary-folder';

interface Event {
  RequestType: string;
  ResponseURL: string;
  PhysicalResourceId?: string;
  ResourceProperties: Record<string, unknown>;
  OldResourceProperties?: Record<string, unknown>;
  [key: string]: unknown;
}

const root = temporaryFolder();
let files = 0;

function newFile(): string {
  files += 1;
  return join(root, `custom-resources-${files}.json`);
}

/** A function that answers as asked, and remembers its events. */
function answering(answer: (event: Event) => object | string | undefined) {
  const events: Event[] = [];
  const invoke = async (sent: unknown): Promise<unknown> => {
    const event = JSON.parse(JSON.stringify(sent)) as Event;
    events.push(event);
    const answered = answer(event);
    if (answered === undefined) return null;
    const { StackId, RequestId, LogicalResourceId } = event;
    const body =
      typeof answered === 'string'
        ? answered
        : JSON.stringify({ Status: 'SUCCESS', StackId, RequestId, LogicalResourceId, ...answered });
    await fetch(event.ResponseURL, { method: 'PUT', body });
    return null;
  };
  return { events, invoke };
}

function open(file = newFile()) {
  return openCustomResources({ file, stackId: 'arn:stack' });
}

function declare(invoke: (event: unknown) => Promise<unknown>, generation: unknown = 1) {
  return {
    logicalId: 'Key1',
    type: 'Custom::SigningKey',
    properties: { ServiceToken: 'arn:function', Generation: generation },
    invoke,
  };
}

const made = () => ({ PhysicalResourceId: 'key-1', Data: { PublicKey: 'PEM' } });

test('a new resource is created, and its answer is what Ref and GetAtt find', async () => {
  const { events, invoke } = answering(made);
  const deployed = await (await open()).deploy(declare(invoke));
  expect(deployed).toEqual({ ref: 'key-1', attributes: { PublicKey: 'PEM' } });
  expect(events).toEqual([
    {
      RequestType: 'Create',
      ServiceToken: 'arn:function',
      ResponseURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f-]{36}$/),
      StackId: 'arn:stack',
      RequestId: expect.any(String),
      ResourceType: 'Custom::SigningKey',
      LogicalResourceId: 'Key1',
      ResourceProperties: { ServiceToken: 'arn:function', Generation: '1' },
    },
  ]);
});

test('a second start with the same properties sends nothing and knows the same', async () => {
  const file = newFile();
  const { events, invoke } = answering(made);
  const first = await (await open(file)).deploy(declare(invoke));
  const second = await (await open(file)).deploy(declare(invoke));
  expect(second).toEqual(first);
  expect(events).toHaveLength(1);
});

test('changed properties are an update with the old ones beside', async () => {
  const file = newFile();
  const { events, invoke } = answering(made);
  await (await open(file)).deploy(declare(invoke, 1));
  await (await open(file)).deploy(declare(invoke, 2));
  expect(events[1]).toMatchObject({
    RequestType: 'Update',
    PhysicalResourceId: 'key-1',
    ResourceProperties: { Generation: '2' },
    OldResourceProperties: { Generation: '1' },
  });
  expect(events).toHaveLength(2);
});

test('an update that answers another physical id replaces: the old one is deleted afterwards', async () => {
  const { events, invoke } = answering(event => ({
    PhysicalResourceId:
      event.PhysicalResourceId && event.RequestType === 'Delete'
        ? event.PhysicalResourceId
        : `key-${event.ResourceProperties['Generation']}`,
  }));
  const resources = await open();
  await resources.deploy(declare(invoke, 1));
  expect(await resources.deploy(declare(invoke, 2))).toMatchObject({ ref: 'key-2' });
  expect(events.map(event => event.RequestType)).toEqual(['Create', 'Update', 'Delete']);
  expect(events[2]).toMatchObject({ PhysicalResourceId: 'key-1', ResourceProperties: { Generation: '1' } });
});

test('a resource that the template no longer holds is deleted by its function, then forgotten', async () => {
  const file = newFile();
  const { events, invoke } = answering(made);
  await (await open(file)).deploy(declare(invoke));
  const resources = await open(file);
  await resources.prune(new Set(['Key1']), () => invoke);
  expect(events).toHaveLength(1);
  await resources.prune(new Set(), token => (token === 'arn:function' ? invoke : undefined));
  expect(events[1]).toMatchObject({ RequestType: 'Delete', PhysicalResourceId: 'key-1' });
  await (await open(file)).prune(new Set(), () => invoke);
  expect(events).toHaveLength(2);
});

test('a failed resource stops the start with its reason, and is created again the next time', async () => {
  const file = newFile();
  const failing = answering(() => ({ Status: 'FAILED', Reason: 'no room left' }));
  const fault = (await open(file)).deploy(declare(failing.invoke));
  await expect(fault).rejects.toBeInstanceOf(StartFault);
  await expect(fault).rejects.toThrow('Create of the custom resource Key1 failed: no room left');
  const { events, invoke } = answering(made);
  await (await open(file)).deploy(declare(invoke));
  expect(events.map(event => event.RequestType)).toEqual(['Create']);
});

test.each([
  ['ends without an answer', () => undefined],
  ['answers something else than JSON', () => 'not json'],
  ['answers without a physical id', () => ({})],
  [
    'answers more than CloudFormation takes',
    () => ({ PhysicalResourceId: 'x', Data: { a: 'x'.repeat(4096) } }),
  ],
])('a function that %s stops the start', async (_, answer) => {
  const { invoke } = answering(answer);
  await expect((await open()).deploy(declare(invoke))).rejects.toThrow(
    'no answer that CloudFormation would take',
  );
});

test('an answer to another request stops the start', async () => {
  const { invoke } = answering(() => ({ PhysicalResourceId: 'x', RequestId: 'other' }));
  await expect((await open()).deploy(declare(invoke))).rejects.toThrow('answered another request');
});

test('a function that fails stops the start with its error', async () => {
  const invoke = async () => {
    throw new Error('Task timed out');
  };
  await expect((await open()).deploy(declare(invoke))).rejects.toThrow('Task timed out');
});

test('nobody else can answer: another path or method is refused', async () => {
  const statuses: number[] = [];
  const { invoke } = answering(made);
  const probing = async (event: unknown): Promise<unknown> => {
    const { ResponseURL } = event as Event;
    statuses.push((await fetch(new URL('/guess', ResponseURL), { method: 'PUT', body: '{}' })).status);
    statuses.push((await fetch(ResponseURL)).status);
    return invoke(event);
  };
  await (await open()).deploy(declare(probing));
  expect(statuses).toEqual([403, 403]);
});

test('the state can be read by its owner only', async () => {
  const file = newFile();
  await (await open(file)).deploy(declare(answering(made).invoke));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
