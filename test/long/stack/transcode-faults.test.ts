import { FAMILIES } from '../../campaign/transcode/families';
import { type FaultStage, openFaultStage } from '../../campaign/transcode/fault-stage';
import { runFaultCampaign } from '../../campaign/transcode/run-fault-campaign';

let stage: FaultStage;

beforeAll(async () => {
  // Services tell of calls that are made to break off.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  stage = await openFaultStage();
}, 60_000);

afterAll(() => stage?.close());

test('after more than 200 injections every film ended ready or with a reason, was announced, and had one job', async () => {
  const { injected, total, faults } = await runFaultCampaign(stage);
  for (const [family, count] of Object.entries(injected))
    process.stdout.write(`${String(count).padStart(6)}  ${family}\n`);
  process.stdout.write(`${String(total).padStart(6)}  injections into the pipeline\n`);
  expect(faults).toEqual([]);
  expect(total).toBeGreaterThan(200);
  expect(Object.keys(injected)).toEqual(expect.arrayContaining(Object.keys(FAMILIES)));
}, 600_000);
