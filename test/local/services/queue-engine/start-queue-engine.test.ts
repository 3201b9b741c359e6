import { join } from 'node:path';
import {
  type QueueEngine,
  startQueueEngine,
} from '../../../../local/services/queue-engine/start-queue-engine';
import { ManualClock } from '../../manual-clock';
import { temporaryFolder } from '../../temporary-folder';

const root = temporaryFolder();
const clock = new ManualClock();

async function ask(engine: QueueEngine, operation: string, input: object): Promise<Record<string, unknown>> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${operation}`,
  };
  const body = JSON.stringify({ QueueName: 'q', QueueUrl: 'http://queues/000000000000/q', ...input });
  const answer = await engine.call({ headers, body });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body);
}

test('a killed process loses nothing: each message is as it was', async () => {
  const dir = join(root, 'killed');
  const killed = await startQueueEngine({ dir, clock });
  await ask(killed, 'CreateQueue', {});
  await ask(killed, 'SendMessage', { MessageBody: 'hidden' });
  await ask(killed, 'ReceiveMessage', { VisibilityTimeout: 40 });
  await ask(killed, 'SendMessage', { MessageBody: 'delayed', DelaySeconds: 30 });
  await ask(killed, 'SendMessage', { MessageBody: 'visible' });

  // The first has not been closed: what another one finds on disk is what a kill would have left.
  const next = await startQueueEngine({ dir, clock });
  const soonest = clock.now() + 30_000;
  expect(await next.look('q')).toEqual({ visible: 1, hidden: 1, delayed: 1, nextVisibleAt: soonest });
  await killed.close();
  await next.close();
});

test('a message that is shown again at once keeps the count of its receives, also over a restart', async () => {
  const dir = join(root, 'shown');
  const first = await startQueueEngine({ dir, clock });
  await ask(first, 'CreateQueue', {});
  await ask(first, 'SendMessage', { MessageBody: 'x' });
  const { Messages } = await ask(first, 'ReceiveMessage', {});
  const [{ ReceiptHandle }] = Messages as [{ ReceiptHandle: string }];
  await ask(first, 'ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 0 });
  await first.close();

  const second = await startQueueEngine({ dir, clock });
  const received = await ask(second, 'ReceiveMessage', { MessageSystemAttributeNames: ['All'] });
  expect(received).toMatchObject({ Messages: [{ Attributes: { ApproximateReceiveCount: '2' } }] });
  await second.close();
});

test('an engine that has ended says so, and one that cannot start too', async () => {
  const engine = await startQueueEngine({ dir: join(root, 'ended'), clock });
  expect(await engine.look('none')).toBeUndefined();
  await engine.close();
  await expect(engine.look('none')).rejects.toThrow('the queue engine has ended');
  await expect(startQueueEngine({ dir: '/dev/null/none', clock })).rejects.toThrow(/ENOTDIR/);
});
