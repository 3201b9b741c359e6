import { FunctionError } from '../../../local/functions/function-error';
import {
  DEFAULT_LATER_SETTINGS,
  invokeLater,
  type LaterSettings,
} from '../../../local/functions/invoke-later';
import { ManualClock } from '../manual-clock';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:Finish';
const EVENT = { detail: { jobId: 'one' } };
const FAILURE = new FunctionError('TypeError', 'no table');

let clock: ManualClock;
let attempts: number[];
let records: unknown[];
let stopping: AbortController;
beforeEach(() => {
  clock = new ManualClock();
  attempts = [];
  records = [];
  stopping = new AbortController();
});

function invoke(results: ('well' | Error)[], settings: Partial<LaterSettings> = {}): Promise<void> {
  const began = clock.now();
  return invokeLater({
    functionArn: ARN,
    event: EVENT,
    async invoke() {
      attempts.push(clock.now() - began);
      const result = results.shift();
      if (result instanceof Error) throw result;
      return result;
    },
    settings: () => ({
      ...DEFAULT_LATER_SETTINGS,
      onFailure: async record => {
        records.push(JSON.parse(record));
      },
      ...settings,
    }),
    clock,
    signal: stopping.signal,
  });
}

/** Lets the clock run until the event is done with. */
async function over(handled: Promise<void>): Promise<void> {
  let done = false;
  void handled.finally(() => {
    done = true;
  });
  for (;;) {
    await new Promise(setImmediate);
    if (done) return handled;
    if (clock.asleep > 0) clock.advance(1_000);
  }
}

test('what succeeds is invoked once', async () => {
  await over(invoke(['well']));
  expect(attempts).toEqual([0]);
  expect(records).toEqual([]);
});

test('a failure is tried again after one minute and after two more', async () => {
  await over(invoke([FAILURE, FAILURE, 'well']));
  expect(attempts).toEqual([0, 60_000, 180_000]);
  expect(records).toEqual([]);
});

test('after the last attempt the destination gets the record as Lambda writes it', async () => {
  await over(invoke([FAILURE, FAILURE, FAILURE]));
  expect(attempts).toHaveLength(3);
  expect(records).toEqual([
    {
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        functionArn: `${ARN}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: EVENT,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'TypeError', errorMessage: 'no table' },
    },
  ]);
});

test('no retries and no destination: the event is gone', async () => {
  await over(invoke([FAILURE], { maximumRetryAttempts: 0, onFailure: undefined }));
  expect(attempts).toEqual([0]);
});

test('an event that would be too old for the next attempt is recorded as such', async () => {
  await over(invoke([FAILURE, FAILURE, 'well'], { maximumEventAgeSeconds: 120 }));
  expect(attempts).toEqual([0, 60_000]);
  expect(records).toMatchObject([
    { requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } },
  ]);
});

test('when everything stops, an event is given up without a record', async () => {
  const handled = invoke([FAILURE, 'well']);
  while (clock.asleep === 0) await new Promise(setImmediate);
  stopping.abort();
  await handled;
  expect(attempts).toEqual([0]);
  expect(records).toEqual([]);
});
