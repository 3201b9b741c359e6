import { FAMILIES } from '../campaign/families';
import { forgery } from '../campaign/forgery';
import { judge } from '../campaign/judge';
import { runCampaign } from '../campaign/run-campaign';
import { sendForgery } from '../campaign/send-forgery';
import { type CampaignStage, openCampaignStage } from '../campaign/stage';

/** One in so many; the whole campaign runs in `npm run test:long`. */
const EVERY = 40;

let stage: CampaignStage;

beforeAll(async () => {
  stage = await openCampaignStage();
}, 120_000);

afterAll(() => stage?.close());

test.each([
  ['the playlist at the edge', 'playlist'],
  ['the manifest at the edge', 'playlist'],
  ['the playlist at the gateway', 'playlist'],
  ['a segment at the edge', 'film'],
  ['a segment at S3', 'film'],
])('the judge takes what a good request gets for a breach: %s', async (control, breach) => {
  const url = stage.controls[control];
  if (url === undefined) throw new TypeError(`there is no control ${control}`);
  const request = forgery(stage.scene, control, {
    door: 'edge',
    path: url.pathname + url.search,
    headers: [['Host', url.host]],
  });
  const answer = await sendForgery(url.origin, request);
  expect(judge(request, answer, stage.evidence)).toBe(breach);
});

test('of forged requests of every family, not one gets a byte of a film, a fault of ours, or its own secrets back', async () => {
  const { sent, total, breaches } = await runCampaign(stage.scene, stage.evidence, EVERY);
  expect(breaches).toEqual([]);
  expect(Object.keys(sent)).toEqual(Object.keys(FAMILIES));
  expect(total).toBeGreaterThan(400);
}, 120_000);

test('nothing that functions or the gateway wrote while they were attacked holds a token, a policy or a signature', () => {
  const log = stage.stack.log.join('\n');
  expect(log).toContain('"routeKey"');
  expect(log).not.toMatch(/eyJ|Policy=|Signature=|BEGIN PRIVATE/);
  // The pipeline names the films that it works on; a viewer's request names none.
  const ofViewers = stage.stack.log.filter(line => !line.startsWith('Transcode'));
  expect(ofViewers.join('\n')).not.toContain(stage.scene.film);
});
