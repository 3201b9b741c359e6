import { reconcileStep } from '../../../core/video/reconcile-step';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { ANSWER_LOST, CALL_LOST, THROTTLED } from '../doubles/fake-media-convert';
import { notification, StartStage, s3Record, VIDEO } from './start-stage';

const MINUTE = 60_000;

let stage: StartStage;
/** What the sweep would do for the film right before each invocation. */
let wouldDo: Set<string>;

/** The longest delays, so that the film is left alone for as long as it ever is. */
beforeEach(() => {
  stage = new StartStage();
  stage.random = () => 0.999;
  stage.upload();
  wouldDo = new Set();
  const { invoke } = stage;
  stage.invoke = (...bodies) => {
    const record = stage.catalogue.at(VIDEO);
    if (record !== undefined) wouldDo.add(reconcileStep(record, stage.clock.now()).do);
    return invoke.apply(stage, bodies);
  };
});

const deliver = () => stage.deliver(notification(s3Record()));

/** Has every look at a service fail until some hours have passed. */
function failForHours(hours: number, fail: (isFailing: boolean) => void): void {
  const end = stage.clock.now() + hours * 60 * MINUTE;
  stage.mediaConvert.beforeCall = () => fail(stage.clock.now() < end);
}

test('a film that waits for Probe is not lost: the sweep sends no second message beside the one that waits', async () => {
  const probed = stage.mediaConvert.probeAnswer;
  failForHours(6, isFailing => {
    stage.mediaConvert.probeAnswer = isFailing ? new AwsError({ operation: 'Probe', status: 429 }) : probed;
  });
  await deliver();
  expect(stage.statusOf()).toBe('transcoding');
  expect([...wouldDo]).not.toContain('submit');
});

test('nor is one whose CreateJob is throttled', async () => {
  failForHours(6, isFailing => {
    stage.mediaConvert.always = isFailing ? THROTTLED : undefined;
  });
  await deliver();
  expect(stage.statusOf()).toBe('transcoding');
  expect([...wouldDo]).not.toContain('submit');
});

test('nor is one that is in doubt, while look-ups fail', async () => {
  stage.mediaConvert.fates.push(ANSWER_LOST, CALL_LOST, CALL_LOST);
  failForHours(6, isFailing => {
    const error = new AwsError({ operation: 'ListJobs', status: 429 });
    stage.mediaConvert.lookUpError = isFailing ? error : undefined;
  });
  await deliver();
  expect(stage.statusOf()).toBe('transcoding');
  expect([...wouldDo]).not.toContain('submit');
});

test('one whose message is lost while it waits is, and the sweep sends a new one', async () => {
  stage.mediaConvert.always = THROTTLED;
  await stage.invoke(notification(s3Record()));
  stage.clock.advance(20 * MINUTE);
  const record = stage.catalogue.at(VIDEO);
  expect(record && reconcileStep(record, stage.clock.now())).toEqual({ do: 'submit' });
});
