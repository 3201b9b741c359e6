// Runs inside a worker without any loader, so Node reads this file by stripping its types: nothing but types may be
// imported from the other files.
import { parentPort, workerData } from 'node:worker_threads';
import type { EngineAnswer, EngineMessage, EngineQuestion, EngineStart, QueueState } from './engine-messages';

/** What is used of fauxqs 2.4.1 besides its HTTP interface; the package exports neither. */
interface Message {
  readonly messageId: string;
  readonly sentTimestamp: number;
  readonly delayUntil?: number;
}
interface Queue {
  readonly attributes: { readonly MessageRetentionPeriod: string };
  readonly delayedMessages: readonly Message[];
  readonly inflightMessages: ReadonlyMap<string, { readonly visibilityDeadline: number }>;
  messages: readonly Message[];
  persistence?: Persistence;
}
interface SqsStore {
  persistence?: Persistence;
  allQueues(): Iterable<Queue>;
  getQueueByName(name: string): Queue | undefined;
  processAllTimers(): void;
}
interface SnsStore {
  persistence?: Persistence;
}
interface Persistence {
  readonly db: {
    exec(sql: string): void;
    prepare(sql: string): { run(...values: string[]): unknown };
  };
  loadSqsAndSns(sqs: SqsStore, sns: SnsStore): void;
  deleteMessage(messageId: string): void;
  updateMessageReady(messageId: string): void;
  close(): void;
}
interface App {
  inject(request: {
    readonly method: 'POST';
    readonly url: '/';
    readonly headers: Readonly<Record<string, string>>;
    readonly payload: string;
  }): Promise<{ statusCode: number; headers: Record<string, unknown>; body: string }>;
  close(): Promise<void>;
}

const start = workerData as EngineStart;
let now = start.now;
// The engine asks for the time wherever a delay, a visibility timeout or a retention counts.
Date.now = () => now;

const fauxqs = import.meta.resolve('fauxqs');
const { buildApp } = await import(fauxqs);
const { SqsStore } = await import(new URL('sqs/sqsStore.js', fauxqs).href);
const { SnsStore } = await import(new URL('sns/snsStore.js', fauxqs).href);
const { PersistenceManager } = await import(new URL('persistence.js', fauxqs).href);

const persistence: Persistence = new PersistenceManager(start.dir);
const sqsStore: SqsStore = new SqsStore();
const snsStore: SnsStore = new SnsStore();
persist();
// It is never made to listen: there is no door to it besides this worker's port.
const app: App = buildApp({ logger: false, stores: { sqsStore, snsStore } });

/** Loads what was kept, and only then keeps what happens: keeping a queue anew would delete its messages. */
function persist(): void {
  // What was written outlives this process; only a machine that loses power could lose the newest of it.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  const showAgain = persistence.db.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  // Its own statement clears the receive count too, which the schema forbids.
  persistence.updateMessageReady = messageId => showAgain.run(messageId);
  persistence.loadSqsAndSns(sqsStore, snsStore);
  sqsStore.persistence = persistence;
  snsStore.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;
}

/** Forgets what is older than its queue keeps messages for, which fauxqs itself does not. */
function expire(): void {
  for (const queue of sqsStore.allQueues()) {
    const oldest = now - Number(queue.attributes.MessageRetentionPeriod) * 1000;
    const expired = queue.messages.filter(({ sentTimestamp }) => sentTimestamp < oldest);
    if (expired.length === 0) continue;
    for (const { messageId } of expired) persistence.deleteMessage(messageId);
    queue.messages = queue.messages.filter(({ sentTimestamp }) => sentTimestamp >= oldest);
  }
}

async function call(headers: Readonly<Record<string, string>>, payload: string): Promise<EngineAnswer> {
  const answer = await app.inject({ method: 'POST', url: '/', headers, payload });
  const kept = Object.entries(answer.headers).filter(([name]) => /^(content-type|x-amzn-.*)$/.test(name));
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: answer.body,
  };
}

function look(name: string): QueueState | undefined {
  const queue = sqsStore.getQueueByName(name);
  if (queue === undefined) return undefined;
  const next = Math.min(
    ...queue.delayedMessages.map(({ delayUntil = Infinity }) => delayUntil),
    ...[...queue.inflightMessages.values()].map(({ visibilityDeadline }) => visibilityDeadline),
  );
  return {
    visible: queue.messages.length,
    hidden: queue.inflightMessages.size,
    delayed: queue.delayedMessages.length,
    ...(next !== Infinity && { nextVisibleAt: next }),
  };
}

async function answer(question: EngineQuestion): Promise<EngineMessage> {
  const { id } = question;
  now = question.now;
  sqsStore.processAllTimers();
  expire();
  if (question.kind === 'look') return { kind: 'state', id, state: look(question.queue) };
  return { kind: 'answer', id, answer: await call(question.headers, question.body) };
}

function post(message: EngineMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (question: EngineQuestion | 'close') => {
  if (question === 'close') {
    persistence.close();
    parentPort?.close();
    return;
  }
  answer(question).then(post, error => post({ kind: 'fault', id: question.id, error }));
});
post({ kind: 'ready' });
