import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFunction, type LocalFunction } from '../../../local/functions/create-function';
import type { FunctionOptions } from '../../../local/functions/function-options';
import { ManualClock } from '../manual-clock';
import { temporaryFolder } from '../temporary-folder';

const root = temporaryFolder();
const running: LocalFunction[] = [];
const lines: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(one => one.close()));
  lines.length = 0;
});

function start(bundle: string, options: Partial<FunctionOptions> = {}): LocalFunction {
  const codeDir = mkdtempSync(join(root, 'code-'));
  writeFileSync(join(codeDir, 'index.js'), bundle);
  const started = createFunction({
    name: 'tested',
    codeDir,
    handler: 'index.handler',
    env: {},
    timeoutSeconds: 30,
    memoryMb: 128,
    log: line => lines.push(line),
    ...options,
  });
  running.push(started);
  return started;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}

describe('what a handler is given and gives back', () => {
  test('event and result pass through JSON, as on their way to and from Lambda', async () => {
    const tested = start('exports.handler = async event => ({ ...event, at: new Date(0), none: undefined })');
    const result = await tested.invoke({ a: [1, 'ü'], gone: undefined });
    expect(result).toStrictEqual({ a: [1, 'ü'], at: '1970-01-01T00:00:00.000Z' });
  });

  test('no result is null', async () => {
    expect(await start('exports.handler = async () => {}').invoke({})).toBeNull();
  });

  test('the context tells name, memory, request and remaining time', async () => {
    const tested = start(
      'exports.handler = async (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() })',
    );
    const context = (await tested.invoke({})) as Record<string, unknown>;
    expect(context).toMatchObject({
      functionName: 'tested',
      functionVersion: '$LATEST',
      memoryLimitInMB: '128',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:tested',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(context['left']).toBeLessThanOrEqual(30_000);
    expect(context['left']).toBeGreaterThan(0);
  });

  test('the environment is the one that was given and the variables of the runtime, and nothing of the host', async () => {
    const tested = start('exports.handler = async () => process.env', { env: { MEDIA_BUCKET: 'films' } });
    const environment = (await tested.invoke({})) as Record<string, string>;
    expect(Object.keys(environment).sort()).toEqual([
      'AWS_DEFAULT_REGION',
      'AWS_EXECUTION_ENV',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_FUNCTION_VERSION',
      'AWS_LAMBDA_INITIALIZATION_TYPE',
      'AWS_LAMBDA_LOG_GROUP_NAME',
      'AWS_REGION',
      'LAMBDA_TASK_ROOT',
      'LANG',
      'MEDIA_BUCKET',
      'TZ',
      '_HANDLER',
    ]);
    expect(environment['MEDIA_BUCKET']).toBe('films');
    expect(environment['AWS_LAMBDA_FUNCTION_NAME']).toBe('tested');
  });

  test('each line that the function writes reaches the log', async () => {
    const tested = start(
      `exports.handler = async () => { console.log('one\\ntwo'); console.error('three') }`,
    );
    await tested.invoke({});
    await until(() => lines.length === 3);
    expect([...lines].sort()).toEqual(['one', 'three', 'two']);
  });
});

describe('execution environments', () => {
  const counting = 'let count = 0; exports.handler = async () => ++count';
  const meeting = `
    let count = 0;
    exports.handler = async event => { count += 1; await new Promise(r => setTimeout(r, event.wait)); return count }`;

  test('a warm one is used again', async () => {
    const tested = start(counting);
    expect([await tested.invoke({}), await tested.invoke({}), await tested.invoke({})]).toEqual([1, 2, 3]);
  });

  test('invocations at the same time go to different ones', async () => {
    const tested = start(meeting);
    const invoked = Promise.all([
      tested.invoke({ wait: 1 }),
      tested.invoke({ wait: 1 }),
      tested.invoke({ wait: 1 }),
    ]);
    expect(await invoked).toEqual([1, 1, 1]);
  });

  test('beyond the bound invocations wait for their turn', async () => {
    const tested = start(meeting, { maxConcurrency: 1 });
    const invoked = Promise.all([
      tested.invoke({ wait: 1 }),
      tested.invoke({ wait: 1 }),
      tested.invoke({ wait: 1 }),
    ]);
    expect(await invoked).toEqual([1, 2, 3]);
  });
});

describe('failures are reported as Lambda reports them and end nothing else', () => {
  test.each([
    ['a thrown error', 'throw new RangeError("too far")', 'RangeError', 'too far'],
    ['a thrown text', 'throw "just text"', 'string', 'just text'],
    ['an exit', 'process.exit(3)', 'Runtime.ExitError', 'Runtime exited with error: exit status 3'],
    [
      'an uncaught error',
      'await new Promise(() => setImmediate(() => { throw new TypeError("late") }))',
      'TypeError',
      'late',
    ],
    [
      'an unhandled rejection',
      'Promise.reject(new SyntaxError("lost")); await new Promise(() => setInterval(() => 0, 1000))',
      'SyntaxError',
      'lost',
    ],
    ['a result that is no JSON', 'return 1n', 'TypeError', 'Do not know how to serialize a BigInt'],
    [
      'a result over 6 MB',
      'return "x".repeat(6291556)',
      'Function.ResponseSizeTooLarge',
      'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    ],
  ])('%s', async (_, body, errorType, message) => {
    const tested = start(`exports.handler = async event => { if (event.fail) { ${body} } return 'well' }`);
    await expect(tested.invoke({ fail: true })).rejects.toMatchObject({
      name: 'FunctionError',
      errorType,
      message,
    });
    expect(await tested.invoke({ fail: false })).toBe('well');
  });

  test('a handler that takes too much memory ends its own worker only', async () => {
    const tested = start(
      `exports.handler = async event => { const kept = []; while (event.fail) kept.push(new Array(10000).fill({})); return 'well' }`,
      { memoryMb: 24 },
    );
    await expect(tested.invoke({ fail: true })).rejects.toMatchObject({ errorType: 'Runtime.OutOfMemory' });
    expect(await tested.invoke({ fail: false })).toBe('well');
  });

  test('a handler that never ends is ended by its timeout, even in a busy loop', async () => {
    const clock = new ManualClock();
    const tested = start(
      `exports.handler = async event => { if (event.fail) { console.log('began'); for (;;) {} } return 'well' }`,
      { clock, timeoutSeconds: 3 },
    );
    await tested.invoke({ fail: false });
    const invoked = expect(tested.invoke({ fail: true })).rejects.toMatchObject({
      errorType: 'Sandbox.Timedout',
      message: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 3\.00 seconds$/),
    });
    await until(() => clock.asleep === 1);
    clock.advance(2_999);
    expect(clock.asleep).toBe(1);
    clock.advance(1);
    await invoked;
    expect(await tested.invoke({ fail: false })).toBe('well');
  });

  test.each([
    ['a bundle that throws', 'throw new Error("no config")', 'Error', 'no config'],
    ['a bundle without the handler', 'exports.other = 1', 'Runtime.HandlerNotFound', 'index.handler'],
    [
      'a handler with a callback, which nodejs24.x no longer calls',
      'exports.handler = (event, context, callback) => callback(null, 1)',
      'Runtime.CallbackHandlerDeprecated',
      'index.handler',
    ],
  ])('%s fails each invocation with its reason', async (_, bundle, errorType, message) => {
    const tested = start(bundle);
    const failure = { errorType, message: expect.stringContaining(message) };
    await expect(tested.invoke({})).rejects.toMatchObject(failure);
    await expect(tested.invoke({})).rejects.toMatchObject(failure);
  });

  test('a folder without the module says so', async () => {
    await expect(start('', { handler: 'missing.handler' }).invoke({})).rejects.toMatchObject({
      errorType: 'Runtime.ImportModuleError',
    });
  });
});

describe('the one clock', () => {
  const telling = `
    const loaded = Date.now();
    const kept = Date.now;
    exports.handler = async () => ({
      now: Date.now(),
      kept: kept(),
      date: new Date().getTime(),
      text: Date(),
      loaded,
      given: new Date(5).toISOString(),
      isDate: new Date() instanceof Date && new Date().constructor === Date,
      utc: Date.UTC(1970, 0, 2),
    })`;

  test('every way of asking for the time tells the stack’s, in each invocation anew', async () => {
    const clock = new ManualClock(Date.UTC(2041, 5, 1));
    const tested = start(telling, { clock });
    const first = (await tested.invoke({})) as Record<string, number>;
    for (const name of ['now', 'kept', 'date', 'loaded']) {
      expect(new Date(first[name] ?? 0).toISOString()).toMatch(/^2041-06-01T00:0/);
    }
    expect(first).toMatchObject({
      text: expect.stringContaining('2041'),
      given: '1970-01-01T00:00:00.005Z',
      isDate: true,
      utc: 86_400_000,
    });
    clock.advance(3_600_000);
    const second = (await tested.invoke({})) as Record<string, number>;
    for (const name of ['now', 'kept', 'date']) {
      expect(new Date(second[name] ?? 0).toISOString()).toMatch(/^2041-06-01T01:0/);
    }
  });

  test('the machine’s own clock is not shifted', async () => {
    const before = Date.now();
    const { now = 0 } = (await start(telling).invoke({})) as { now?: number };
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});

describe('crash', () => {
  const hanging = `
    let count = 0;
    exports.handler = event => {
      count += 1;
      if (!event.hang) return Promise.resolve(count);
      console.log('hangs');
      return new Promise(() => setInterval(() => 0, 1000));
    }`;

  test('ends the invocations under way, and the function goes on with new workers', async () => {
    const tested = start(hanging);
    const hung = [tested.invoke({ hang: true }), tested.invoke({ hang: true })];
    const settled = Promise.allSettled(hung);
    await until(() => lines.length === 2);
    await tested.crash();
    for (const result of await settled) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { name: 'FunctionError', errorType: 'Runtime.ExitError' },
      });
    }
    expect(await tested.invoke({})).toBe(1);
  });

  test('leaves idle workers as they are, and takes nothing from invocations that wait', async () => {
    const tested = start(hanging, { maxConcurrency: 1 });
    expect(await tested.invoke({})).toBe(1);
    await tested.crash();
    expect(await tested.invoke({})).toBe(2);
    const hung = expect(tested.invoke({ hang: true })).rejects.toMatchObject({ name: 'FunctionError' });
    await until(() => lines.length === 1);
    const waiting = tested.invoke({});
    await tested.crash();
    await hung;
    expect(await waiting).toBe(1);
  });
});

test('tells how many invocations are under way, with those that wait for a worker', async () => {
  const tested = start("exports.handler = () => new Promise(done => setTimeout(done, 20, 'done'))", {
    maxConcurrency: 1,
  });
  const answers = [tested.invoke({}), tested.invoke({})];
  expect(tested.busy).toBe(2);
  await Promise.all(answers);
  expect(tested.busy).toBe(0);
});

describe('close', () => {
  test('ends invocations under way and those that wait, at once', async () => {
    const tested = start('exports.handler = () => new Promise(() => setInterval(() => 0, 1000))', {
      maxConcurrency: 1,
    });
    const settled = Promise.allSettled([tested.invoke({}), tested.invoke({})]);
    await tested.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('nothing is invoked afterwards', async () => {
    const tested = start('exports.handler = async () => 1');
    await tested.close();
    await expect(tested.invoke({})).rejects.toMatchObject({ errorType: 'Runtime.Stopped' });
  });
});
