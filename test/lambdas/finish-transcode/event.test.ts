import { parseEvent } from '../../../lambdas/finish-transcode/event';
import { QUEUE, VIDEO } from '../pipeline-stage';
import { jobEvent } from './job-event';

const parse = (event: unknown) => parseEvent(event, QUEUE);
const ours = { jobId: 'j1', video: VIDEO, submission: 's1' };

test.each([
  [
    { status: 'STATUS_UPDATE', percent: 40 },
    { ...ours, status: 'PROGRESSING', percent: 40 },
  ],
  [{ status: 'STATUS_UPDATE' }, { ...ours, status: 'PROGRESSING' }],
  [{ status: 'COMPLETE' }, { ...ours, status: 'COMPLETE' }],
  [
    { status: 'ERROR', errorCode: 1076 },
    { ...ours, status: 'ERROR', errorCode: 1076 },
  ],
  [{ status: 'CANCELED' }, { ...ours, status: 'CANCELED' }],
])('%j tells of a job', (told, news) => {
  expect(parse(jobEvent(told))).toEqual(news);
});

test.each(['PROGRESSING', 'INPUT_INFORMATION', 'NEW_WARNING', 'QUEUE_HOP', 'SOMETHING_NEW'])(
  '%s moves no film',
  status => {
    expect(parse(jobEvent({ status }))).toBeUndefined();
  },
);

test('a job in another queue is nobody we know, whatever it says of itself', () => {
  const queue = `${QUEUE}-of-others`;
  expect(parse(jobEvent({ status: 'COMPLETE', queue }))).toBeUndefined();
  const foreign = jobEvent({ status: 'ERROR', queue });
  expect(parse({ ...foreign, detail: { ...foreign.detail, userMetadata: {} } })).toBeUndefined();
});

const complete = jobEvent({ status: 'COMPLETE' });
const detail = (part: object) => ({ ...complete, detail: { ...complete.detail, ...part } });

test.each([
  ['nothing', undefined],
  ['another event', { ...complete, 'detail-type': 'MediaConvert Queue Hop' }],
  ['no detail', { ...complete, detail: undefined }],
  ['no queue', detail({ queue: undefined })],
  ['no status', detail({ status: '' })],
  ['no job', detail({ jobId: undefined })],
  ['no metadata', detail({ userMetadata: undefined })],
  ['no film', detail({ userMetadata: { submission: 's1' } })],
  ['no id of a film', detail({ userMetadata: { video: '../uploads', submission: 's1' } })],
  ['no submission', detail({ userMetadata: { video: VIDEO } })],
  ['an overlong submission', detail({ userMetadata: { video: VIDEO, submission: 's'.repeat(65) } })],
  ['an error without a code', detail({ status: 'ERROR' })],
  ['an error with a word for a code', detail({ status: 'ERROR', errorCode: '1550' })],
])('%s is an error that quotes nothing', (_, event) => {
  expect(() => parse(event)).toThrow(/^event: [a-z ]+$/);
});
