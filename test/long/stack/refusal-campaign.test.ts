import { FAMILIES } from '../../campaign/families';
import { runCampaign } from '../../campaign/run-campaign';
import { type CampaignStage, openCampaignStage } from '../../campaign/stage';

let stage: CampaignStage;

beforeAll(async () => {
  stage = await openCampaignStage();
}, 120_000);

afterAll(() => stage?.close());

test('of more than 10,000 forged requests, not one gets a byte of a film, a fault of ours, or its own secrets back', async () => {
  const { sent, total, breaches } = await runCampaign(stage.scene, stage.evidence);
  for (const [family, count] of Object.entries(sent))
    process.stdout.write(`${String(count).padStart(6)}  ${family}\n`);
  process.stdout.write(`${String(total).padStart(6)}  forged requests\n`);
  expect(breaches).toEqual([]);
  expect(total).toBeGreaterThan(10_000);
  expect(Object.keys(sent)).toEqual(Object.keys(FAMILIES));
}, 600_000);
