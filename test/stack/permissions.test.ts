import { randomBytes } from 'node:crypto';
import { OUTPUT } from '../../core/contract';
import { VIDEO_ID_BYTES, videoId } from '../../core/video/video-id';
import type { LocalRole } from '../../local/account';
import type { Disturbance } from '../campaign/transcode/disturbance';
import { type FaultStage, openFaultStage } from '../campaign/transcode/fault-stage';
import { runScenario } from '../campaign/transcode/run-scenario';
import type { FunctionName } from '../campaign/transcode/stage-call';
import { CallRecorder } from '../iam/call-recorder';
import { judgeRole } from '../iam/judge-role';
import { policyGrants } from '../iam/policy-grants';
import { type OwnersHand, openOwnersHand } from './owners-hand';
import { DAY, hidden, isCreateJob, MINUTE, permissionScenarios, without } from './permission-scenarios';

/** Time between two sweeps. */
const SWEEP = 15 * MINUTE;

/** What the pipeline's roles may do and local mode never asks for, as patterns of action and resource. */
const WITHOUT_CALL: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^logs:/, 'Lambda writes the log; here the function’s output is taken as it comes.'],
  [/^sqs:GetQueueAttributes /, 'Lambda’s poller reads it; the one here has the queue at hand.'],
  [/^s3:ListBucket /, 'Makes S3 answer 404 instead of 403 for a key that is not there; it is no call.'],
];

let stage: FaultStage;
let hand: OwnersHand;
let recorder: CallRecorder;

beforeAll(async () => {
  // The faults of the scenarios are told of there.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  stage = await openFaultStage();
  hand = openOwnersHand(stage.stack, stage.clock);
  recorder = new CallRecorder(stage.stack.services.calls);
}, 120_000);

afterAll(async () => {
  hand?.close();
  await stage?.close();
});

const roles = (): [string, LocalRole][] => [...stage.stack.services.assumableRoles];
const roleOf = (part: string): [string, LocalRole] => {
  const found = roles().find(([arn]) => arn.includes(`role/${part}`));
  if (found === undefined) throw new TypeError(`there is no role ${part}`);
  return found;
};

/** The film has captions before it is uploaded. */
const withCaptions = async ({ operator }: FaultStage, film: string): Promise<void> => {
  await hand.addCaptions(film);
  await operator.upload(film);
};

const SCENARIOS = permissionScenarios(withCaptions);

test.each(SCENARIOS)(
  'the calls of: $name',
  async scenario => {
    expect((await runScenario(stage, scenario)).faults).toEqual([]);
  },
  120_000,
);

/** A film that is removed at some moment; resolves when nothing is left of it. */
async function removed(disturbance: (film: string) => Disturbance, play: (film: string) => Promise<void>) {
  const film = videoId(randomBytes(VIDEO_ID_BYTES));
  // Every film comes just after a sweep.
  await stage.leap(SWEEP - ((stage.clock.now() - stage.startedAt) % SWEEP) + 1_000);
  await stage.operator.announce(film);
  stage.disturb(disturbance(film));
  await play(film);
  await stage.rush(async () => !stage.isBusy() && (await hand.isGone(film)), 3 * DAY);
  await stage.leap(DAY);
  stage.disturb({});
}

/** The owner removes the film when that function writes the first of its captions. */
const removedAt = (by: FunctionName, film: string): NonNullable<Disturbance['onCall']> => {
  let isRemoved = false;
  return async call => {
    if (isRemoved || call.by !== by || call.operation !== 'PutObject') return undefined;
    isRemoved = true;
    await hand.remove(film);
    return undefined;
  };
};

test('the calls of a removal while an upload is under way', async () => {
  await removed(
    () => ({}),
    async film => {
      await hand.beginUpload(film);
      await hand.remove(film);
    },
  );
}, 120_000);

test.each<[string, () => Disturbance]>([
  ['while a job runs', () => ({ job: { takes: 90 * MINUTE } })],
  [
    'while nobody knows whether there is a job, and the sweep is the first that can look',
    () => {
      const lost = hidden(stage, 20, 90).onCall;
      const blind = without('start', 'ListJobs').onCall;
      return { ...hidden(stage, 20, 90), onCall: async call => (await lost?.(call)) ?? blind?.(call) };
    },
  ],
])(
  'the calls of a removal %s',
  async (_when, disturbance) => {
    await removed(disturbance, async film => {
      await stage.operator.upload(film);
      await stage.rush(() => stage.calls.some(isCreateJob), SWEEP);
      await hand.remove(film);
    });
  },
  120_000,
);

test.each<[FunctionName, () => Disturbance]>([
  ['start', () => hidden(stage, 1, 0.5)],
  ['finish', () => ({})],
  ['reconcile', () => ({ onEvent: () => [] })],
])(
  'the calls of a removal while %s joins captions',
  async (by, disturbed) => {
    const atCaptions = (film: string): Disturbance => {
      const disturbance = disturbed();
      const remove = removedAt(by, film);
      return { ...disturbance, onCall: async call => (await disturbance.onCall?.(call)) ?? remove(call) };
    };
    await removed(atCaptions, film => withCaptions(stage, film));
  },
  120_000,
);

describe('after all of that', () => {
  test('no role has made a call outside its own policies', async () => {
    const judged = roles().map(async ([arn, { policies }]) =>
      (await judgeRole({ arn, policies }, recorder.of(arn))).outside.map(call => `${arn}: ${call}`),
    );
    expect((await Promise.all(judged)).flat()).toEqual([]);
    expect(recorder.roles).toHaveLength(4);
    expect(recorder.roles.flatMap(arn => recorder.of(arn)).filter(({ allowed }) => !allowed)).toEqual([]);
  });

  test.each([
    'TranscodeStartTranscode',
    'TranscodeFinishTranscode',
    'TranscodeReconcile',
    'TranscodeJobRole',
  ])('%s has used every grant, but those that are no calls here', async part => {
    const [arn, { policies }] = roleOf(part);
    const { unused } = await judgeRole({ arn, policies }, recorder.of(arn));
    expect(unused.filter(grant => !WITHOUT_CALL.some(([pattern]) => pattern.test(grant)))).toEqual([]);
  });

  test('a job reads sources and writes films, and may do nothing else', () => {
    const [, { policies }] = roleOf('TranscodeJobRole');
    const media = `arn:aws:s3:::${stage.stack.outputs[OUTPUT.mediaBucket]}`;
    expect(
      policyGrants(policies)
        .map(({ action, resource }) => `${action} on ${resource}`)
        .sort(),
    ).toEqual([`s3:GetObject on ${media}/uploads/*`, `s3:PutObject on ${media}/vod/*`]);
  });

  test('one function may pass that role to MediaConvert alone, and no other role to anybody', async () => {
    const [jobRole] = roleOf('TranscodeJobRole');
    const [start, { policies }] = roleOf('TranscodeStartTranscode');
    const pass = async (resource: string, service: string) => {
      const context = { 'iam:PassedToService': service };
      const asked = { operation: 'CreateJob', action: 'iam:PassRole', resource, context, allowed: false };
      return (await judgeRole({ arn: start, policies }, [asked])).outside.length === 0;
    };
    expect(await pass(jobRole, 'mediaconvert.amazonaws.com')).toBe(true);
    expect(await pass(jobRole, 'lambda.amazonaws.com')).toBe(false);
    expect(await pass(start, 'mediaconvert.amazonaws.com')).toBe(false);
    const passers = roles().filter(([, role]) =>
      policyGrants(role.policies).some(({ action }) => action === 'iam:PassRole'),
    );
    expect(passers.map(([arn]) => arn)).toEqual([start]);
  });
});
