import { decide } from '../../../core/video/decide';
import { reconcileStep } from '../../../core/video/reconcile-step';
import { MINUTE, SAMPLES, T0 } from './sample-records';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ['uploading', 19 * MINUTE, { do: 'nothing' }],
  ['uploading', 20 * MINUTE, { do: 'find_source' }],
  ['uploading', 7 * DAY, { do: 'fail' }],
  ['uploaded', 19 * MINUTE, { do: 'nothing' }],
  ['uploaded', 20 * MINUTE, { do: 'submit' }],
  ['uploaded', DAY, { do: 'fail' }],
  ['submitting-free', 19 * MINUTE, { do: 'nothing' }],
  ['submitting-free', 20 * MINUTE, { do: 'submit' }],
  ['submitting-free', DAY, { do: 'fail' }],
  ['submitting-leased', 2 * MINUTE, { do: 'nothing' }],
  ['submitting-leased', 20 * MINUTE, { do: 'submit' }],
  ['submitting-leased', DAY, { do: 'submit' }],
  ['submitting-leased', 2 * DAY, { do: 'fail' }],
  ['transcoding', 19 * MINUTE, { do: 'nothing' }],
  ['transcoding', 20 * MINUTE, { do: 'ask_job', jobId: 'j1' }],
  ['transcoding', 4 * DAY, { do: 'fail' }],
  ['ready', 99 * DAY, { do: 'nothing' }],
  ['ready-unannounced', 0, { do: 'announce' }],
  ['failed-job-none', 0, { do: 'announce' }],
  ['failed-job-over', 99 * DAY, { do: 'nothing' }],
  ['failed-job-unknown', 0, { do: 'nothing' }],
  ['failed-job-unknown', 20 * MINUTE, { do: 'look_up' }],
  ['failed-job-running', 0, { do: 'cancel_job', jobId: 'j1' }],
  ['deleting-job-none', 0, { do: 'empty' }],
  ['deleting-job-over', 99 * DAY, { do: 'empty' }],
  ['deleting-job-unknown', 20 * MINUTE, { do: 'look_up' }],
  ['deleting-job-running', 0, { do: 'cancel_job', jobId: 'j1' }],
])('%s after %d ms: %j', (state, age, step) => {
  const record = SAMPLES[state];
  expect(record && reconcileStep(record, T0 + age)).toEqual(step);
});

test('a film that waits all day is sent ten messages, with more and more time in between', () => {
  const sentAfter: number[] = [];
  let film = SAMPLES['uploaded'];
  for (let age = 0; age < DAY; age += 15 * MINUTE) {
    if (film === undefined || reconcileStep(film, T0 + age).do !== 'submit') continue;
    sentAfter.push(age / MINUTE);
    const decision = decide(film, { kind: 'sent_again' }, T0 + age);
    if (decision.kind === 'write') film = decision.next;
  }
  expect(sentAfter).toEqual([30, 75, 165, 330, 495, 660, 825, 990, 1155, 1320]);
});
