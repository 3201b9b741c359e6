import { nextStep } from '../../../core/video/next-step';
import { MINUTE, SAMPLES, T0 } from './sample-records';

const wait = (minutes: number) => ({ do: 'wait', until: T0 + minutes * MINUTE });

test.each([
  ['uploading', 0, { do: 'nothing' }],
  ['uploading', 20, { do: 'find_source' }],
  ['uploaded', 0, { do: 'probe' }],
  ['submitting-free', 0, { do: 'take_lease' }],
  ['submitting-leased', 0, wait(1)],
  ['submitting-leased', 1, { do: 'look_up' }],
  ['submitting-in-doubt', 1, { do: 'look_up' }],
  ['submitting-searched', 3, wait(6)],
  ['submitting-searched', 6, { do: 'look_up' }],
  ['submitting-second-run', 0, { do: 'take_lease' }],
  ['transcoding', 19, { do: 'nothing' }],
  ['transcoding', 20, { do: 'ask_job', jobId: 'j1' }],
  ['transcoding-second-run', 20, { do: 'ask_job', jobId: 'j1' }],
  ['ready', 9999, { do: 'nothing' }],
  ['ready-unannounced', 0, { do: 'announce' }],
  ['failed-job-none', 0, { do: 'announce' }],
  ['failed-job-over', 9999, { do: 'nothing' }],
  ['failed-job-unknown', 0, wait(1)],
  ['failed-job-unknown', 1, { do: 'look_up' }],
  ['failed-job-searched', 3, wait(6)],
  ['failed-job-running', 0, { do: 'cancel_job', jobId: 'j1' }],
  ['deleting-job-none', 0, { do: 'empty' }],
  ['deleting-job-over', 0, { do: 'empty' }],
  ['deleting-job-unknown', 0, wait(1)],
  ['deleting-job-searched', 6, { do: 'look_up' }],
  ['deleting-job-running', 0, { do: 'cancel_job', jobId: 'j1' }],
])('%s, %d minutes on: %j', (state, minutes, step) => {
  const record = SAMPLES[state];
  expect(record && nextStep(record, 'another', T0 + minutes * MINUTE)).toEqual(step);
});

test.each(['submitting-leased', 'submitting-in-doubt'])('%s: the holder of the lease calls', state => {
  const record = SAMPLES[state];
  expect(record && nextStep(record, 'w1', T0)).toEqual({ do: 'create_job' });
  expect(record && nextStep(record, 'w1', T0 + MINUTE - 1)).toEqual(wait(1));
  expect(record && nextStep(record, 'w1', T0 + MINUTE)).toEqual({ do: 'look_up' });
});
