import type { CallFate } from '../../local/services/calls';
import type { Disturbance } from '../campaign/transcode/disturbance';
import { failing, failingAfter } from '../campaign/transcode/fates';
import { type FaultStage, openFaultStage } from '../campaign/transcode/fault-stage';
import { type DeletionStage, openDeletionStage } from './deletion-stage';

/** A film that is deleted by the API, whatever it is at, and what is left of it when all is over. */
jest.setTimeout(240_000);

const HOUR = 60 * 60_000;

let stage: FaultStage;
let person: DeletionStage;

beforeAll(async () => {
  // Services tell of calls that are made to break off.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  stage = await openFaultStage();
}, 120_000);

beforeEach(async () => {
  person = await openDeletionStage(stage);
});

/** Lets go on what waits. */
let release: () => void = () => undefined;

afterEach(() => release());
afterAll(() => stage?.close());

async function until(status: string, disturbance: Disturbance = {}): Promise<string> {
  stage.disturb(disturbance);
  const id = await person.announce();
  await person.complete(id);
  await stage.rush(async () => (await person.status(id)) === status, HOUR);
  return id;
}

/** Has start-transcode wait in a call. */
async function heldIn(operation: string): Promise<string> {
  const held = Promise.withResolvers<void>();
  let isHeld = false;
  const free = Promise.withResolvers<void>();
  release = () => free.resolve();
  stage.disturb({
    async onCall(call) {
      if (call.by !== 'start' || call.operation !== operation) return undefined;
      isHeld = true;
      held.resolve();
      await free.promise;
      return undefined;
    },
  });
  const id = await person.announce();
  await person.complete(id);
  // While something is held, nothing else lets time go on.
  await Promise.race([held.promise, stage.rush(() => isHeld, HOUR)]);
  return id;
}

/** How a film comes into each state. */
const STATES: Readonly<Record<string, () => Promise<string>>> = {
  uploading: async () => {
    stage.disturb({});
    return person.announce();
  },
  uploaded: () => heldIn('Probe'),
  submitting: () => heldIn('CreateJob'),
  transcoding: () => until('transcoding', { job: { takes: 2 * HOUR } }),
  ready: () => until('ready'),
  failed: () => until('failed', { job: { errorCode: () => 1_010 } }),
};

/** Deletes a film in that state. @returns the calls that the API made for it, and what is left in the end */
async function deleted(state: string, fate?: (call: number) => CallFate | undefined) {
  const id = await (STATES[state] ?? (() => Promise.reject(new TypeError(state))))();
  expect(await person.status(id)).toBe(state);
  const { status, calls } = await person.remove(id, fate);
  const again = status === 202 ? 202 : (await person.remove(id)).status;
  expect([[202, 503], again]).toEqual([expect.arrayContaining([status]), 202]);
  expect([undefined, 'deleting']).toContain(await person.status(id));
  release();
  const leftovers = await person.leftovers(id);
  stage.disturb({});
  return { status, calls, leftovers };
}

test.each(Object.keys(STATES))('%s: nothing is left, and no job runs', async state => {
  expect(await deleted(state)).toMatchObject({ status: 202, leftovers: [] });
});

test.each(Object.keys(STATES))('%s: what breaks off at any call is finished by the sweep', async state => {
  const { calls } = await deleted(state);
  for (const at of calls.keys()) {
    person = await openDeletionStage(stage);
    // Of every second one only the answer is missing.
    const first = at % 2 === 0 ? failing(403, 'AccessDenied') : failingAfter(403, 'AccessDenied');
    const { leftovers } = await deleted(state, call => {
      if (call < at) return undefined;
      return call === at ? first : failing(403, 'AccessDenied');
    });
    expect([at, calls[at], leftovers]).toEqual([at, calls[at], []]);
  }
});
