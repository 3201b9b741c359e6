import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide } from '../../../core/video/decide';
import type { Decision } from '../../../core/video/decision';
import type { VideoRecord, VideoStatus } from '../../../core/video/record';
import { FACTS } from './sample-facts';
import { SAMPLES } from './sample-records';

/** One file for each state; in it one line for each fact: `fact → what becomes of the film`. */
const TABLES = join(__dirname, 'fixtures', 'moves');

const states = Object.keys(SAMPLES);
const cells = states.flatMap(state => Object.keys(FACTS).map(fact => ({ state, fact })));
const writes = cells.flatMap(({ state, fact }) => {
  const [record, decision] = [SAMPLES[state], outcome(state, fact)];
  return record !== undefined && decision.kind === 'write' ? [{ state, fact, record, ...decision }] : [];
});

test('every state has its table', () => {
  expect(readdirSync(TABLES).sort()).toEqual(states.map(state => `${state}.txt`).sort());
});

test.each(states)('%s: every fact has the outcome that the table says', state => {
  const actual = Object.keys(FACTS).map(fact => `${fact} → ${summary(outcome(state, fact))}`);
  expect(actual).toEqual(
    readFileSync(join(TABLES, `${state}.txt`), 'utf8')
      .trimEnd()
      .split('\n'),
  );
});

test('a write holds only while the record is the one that was read, and counts one revision', () => {
  for (const { record, next, condition, fact } of writes) {
    expect(condition).toEqual({ exists: true, status: record.status, revision: 7 });
    expect([next.revision, next.updatedAt]).toEqual([8, FACTS[fact]?.now]);
  }
});

test('a film keeps its owner, and its history only grows', () => {
  for (const { record, next } of writes) {
    const { id, owner, createdAt } = record;
    expect(next).toMatchObject({ id, owner, createdAt });
    expect(next.history.slice(0, record.history.length)).toEqual(record.history);
    expect(next.history.at(-1)?.status).toBe(next.status);
  }
});

test('only an edit changes what people have written, and each edit is an edition', () => {
  for (const { record, next, fact } of writes) {
    const isEdit = /^(edited|captions )/.test(fact);
    expect({ fact, edition: next.edition }).toEqual({ fact, edition: record.edition + (isEdit ? 1 : 0) });
    if (!isEdit) expect(written(next)).toEqual(written(record));
  }
});

test('an edit changes what it names and nothing else', () => {
  const { next } = writes.find(({ state, fact }) => state === 'ready' && fact === 'edited') ?? {};
  expect(next).toEqual({
    ...SAMPLES['ready'],
    title: 'New',
    edition: 4,
    revision: 8,
    updatedAt: next?.updatedAt,
  });
});

test('no state moves back, except to the submission of the one further run', () => {
  const order: VideoStatus[] = [
    'uploading',
    'uploaded',
    'submitting',
    'transcoding',
    'ready',
    'failed',
    'deleting',
  ];
  const back = writes.filter(({ record, next }) => order.indexOf(next.status) < order.indexOf(record.status));
  expect(back.map(({ state, fact }) => [state, fact])).toEqual([['transcoding', 'own job error 1550']]);
});

test('a fact that comes again writes nothing', () => {
  const again = writes.filter(({ next, fact }) => {
    const input = FACTS[fact];
    if (input === undefined) return true;
    return decide(next, input.fact, input.now).kind === 'write';
  });
  expect(again.map(({ state, fact }) => [state, fact])).toEqual([]);
});

test('nothing that was passed in is changed', () => {
  for (const { state, fact } of cells) {
    const frozen = deepFrozen(structuredClone(SAMPLES[state]));
    const input = deepFrozen(structuredClone(FACTS[fact]));
    expect(() => input && decide(frozen, input.fact, input.now)).not.toThrow();
  }
});

function outcome(state: string, fact: string): Decision {
  const input = FACTS[fact];
  if (input === undefined) throw new Error(`there is no fact ${fact}`);
  return decide(SAMPLES[state], input.fact, input.now);
}

function summary(decision: Decision): string {
  switch (decision.kind) {
    case 'write':
      return `${decision.next.status}${details(decision.next)}${edits(decision.next)}${counted(decision.next)}${sent(decision.next)}`;
    case 'remove':
      return 'removed';
    case 'ignore':
    case 'refuse':
      return `${decision.kind}: ${decision.why}`;
    case 'surplus':
      return `surplus job ${decision.jobId}: ${decision.why}${decision.cancel ? ', to be canceled' : ''}`;
  }
}

function written({ title, description, visibility, captions }: VideoRecord) {
  return { title, description, visibility, captions };
}

/** The sample's third edition goes without saying. */
function edits({ edition, title, captions }: VideoRecord): string {
  const tracks = captions.map(({ language, label }) => `${language} ${label}`).join(', ');
  return edition === 3 ? '' : `, edition ${edition}: ${title} [${tracks}]`;
}

function counted({ secondJobs = [] }: VideoRecord): string {
  return secondJobs.map(jobId => `, second job ${jobId}`).join('');
}

function sent(next: VideoRecord): string {
  return 'sentAgain' in next ? `, message ${next.sentAgain} sent again` : '';
}

function details(next: VideoRecord): string {
  switch (next.status) {
    case 'uploading':
      return next.upload === undefined ? '' : `, parts to ${next.upload.uploadId}`;
    case 'ready':
      return next.announced ? ', announced' : '';
    case 'uploaded':
      return `, object ${next.source.eTag}`;
    case 'submitting': {
      const { lease, attempt } = next;
      if (lease === undefined) return ` ${attempt.run}, no lease`;
      const marks = [
        lease.inDoubt && 'in doubt',
        lease.firstEmptyAt && 'searched',
        lease.resubmissions > 0 && 'again',
      ];
      return [` ${attempt.run}, leased to ${lease.holder}`, ...marks.filter(Boolean)].join(', ');
    }
    case 'transcoding':
      return ` ${next.jobId} at ${next.progress} %`;
    case 'failed':
      return ` ${next.failure.code}, job ${next.job.kind}${next.announced ? ', announced' : ''}`;
    case 'deleting':
      return `, job ${next.job.kind}${next.upload === undefined ? '' : `, parts to ${next.upload.uploadId}`}`;
  }
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen);
  return value;
}
