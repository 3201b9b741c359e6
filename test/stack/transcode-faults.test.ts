import { jobHidden } from '../campaign/transcode/families/by-hiding';
import { LOST } from '../campaign/transcode/fates';
import { type FaultStage, openFaultStage } from '../campaign/transcode/fault-stage';
import { runFaultCampaign } from '../campaign/transcode/run-fault-campaign';
import { runScenario } from '../campaign/transcode/run-scenario';
import type { Scenario } from '../campaign/transcode/scenario';

/** One in so many; the whole campaign runs in `npm run test:long`. */
const EVERY = 31;

let stage: FaultStage;

beforeAll(async () => {
  // Services tell of calls that are made to break off.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  stage = await openFaultStage();
}, 60_000);

afterAll(() => stage?.close());

test.each<[string, Partial<Scenario>, string]>([
  ['ends in another way', { expected: { failure: 'source_damaged' } }, 'it ended as ready'],
  ['has no second job', { expected: { secondJob: 'canceled' } }, '0 pairs of jobs at once'],
  ['has two jobs', { ...jobHidden(10, 0.5), expected: {} }, 'two jobs at once'],
  [
    'leaves events in a dead-letter queue',
    { disturb: () => ({ onCall: ({ by }) => (by === 'finish' ? LOST : undefined) }) },
    'something lies in jobEventsDead',
  ],
])('the judge sees a film that %s', async (_, scenario, fault) => {
  const { faults } = await runScenario(stage, { ...scenario, name: 'it' });
  expect(faults).toContain(`it: ${fault}`);
});

test('whatever happens to a film, it ends ready or with a reason, is announced, and has one job', async () => {
  const { total, faults } = await runFaultCampaign(stage, EVERY);
  process.stdout.write(`${total} injections into the pipeline\n`);
  expect(faults).toEqual([]);
  expect(total).toBeGreaterThan(12);
}, 120_000);
