import type { Fact } from '../../../core/video/fact';
import { failureOf } from '../../../core/video/failure';
import { FILM, MINUTE, T0, UPLOAD } from './sample-records';

const SOON = T0 + 1000;
const SECOND_LOOK = T0 + 6 * MINUTE;
const AN_HOUR_ON = T0 + 60 * MINUTE;
const DAYS_ON = T0 + 10 * 24 * 60 * MINUTE;

const upload = { kind: 'upload_noticed', size: 1000, eTag: 'etag', sequencer: '0A' } as const;
const refused = { kind: 'source_refused', eTag: 'etag', fault: 'no_video' } as const;
const intent = {
  kind: 'intent',
  worker: 'w2',
  eTag: 'etag',
  film: FILM,
  codecs: { video: 'AVC' },
  renditions: [],
  run: 'r1',
  submission: 's1',
} as const;
const failed = { kind: 'submit_failed', worker: 'w1', submission: 's1', outcome: 'not_made' } as const;
const empty = { kind: 'look_up_empty', worker: 'w2', submission: 's1' } as const;
const own = { jobId: 'j1', submission: 's1' };
const twin = { jobId: 'j2', submission: 's1' };
const foreign = { jobId: 'j9', submission: 's9' };
const earlier = { jobId: 'j0', submission: 's0' };
const seen = { kind: 'job_seen', by: 'event' } as const;
const whole = { kind: 'job_complete', verdict: { whole: true, durationSeconds: 60 } } as const;
const cut = {
  kind: 'job_complete',
  verdict: { whole: false, failure: failureOf('source_truncated') },
} as const;
const error = { kind: 'job_error', next: { run: 'r2', submission: 's2' } } as const;

/** Every fact, in each form that some move tells apart, and when it comes. */
export const FACTS: Record<string, { fact: Fact; now: number }> = {
  'upload again': { fact: upload, now: SOON },
  'upload, earlier object': { fact: { ...upload, eTag: 'old', sequencer: '9' }, now: SOON },
  'upload, later object': { fact: { ...upload, eTag: 'new', sequencer: '100' }, now: SOON },
  'upload found': { fact: { kind: 'upload_noticed', size: 1000, eTag: 'etag' }, now: SOON },
  'upload found, other object': { fact: { kind: 'upload_noticed', size: 9, eTag: 'new' }, now: SOON },
  'source refused': { fact: refused, now: SOON },
  'source refused, other object': { fact: { ...refused, eTag: 'old' }, now: SOON },
  intent: { fact: intent, now: SOON },
  'intent, other object': { fact: { ...intent, eTag: 'old' }, now: SOON },
  'lease wanted': { fact: { kind: 'lease_wanted', worker: 'w2' }, now: SOON },
  'lease wanted, hour on': { fact: { kind: 'lease_wanted', worker: 'w2' }, now: AN_HOUR_ON },
  'not made': { fact: failed, now: SOON },
  'not made, other holder': { fact: { ...failed, worker: 'w2' }, now: SOON },
  'not made, other submission': { fact: { ...failed, submission: 's9' }, now: SOON },
  'refused for good': { fact: { ...failed, outcome: 'refused' }, now: SOON },
  'outcome unknown': { fact: { ...failed, outcome: 'unknown' }, now: SOON },
  'put off, soon': { fact: { kind: 'put_off' }, now: SOON },
  'put off, hour on': { fact: { kind: 'put_off' }, now: AN_HOUR_ON },
  'message sent again, soon': { fact: { kind: 'sent_again' }, now: SOON },
  'message sent again, hour on': { fact: { kind: 'sent_again' }, now: AN_HOUR_ON },
  'look-up empty, lease live': { fact: { ...empty, startedAt: SOON }, now: SOON },
  'look-up empty, six minutes on': { fact: { ...empty, startedAt: SECOND_LOOK }, now: SECOND_LOOK },
  'look-up empty, begun too early': { fact: { ...empty, startedAt: SECOND_LOOK - 1 }, now: SECOND_LOOK },
  'look-up empty, other submission': {
    fact: { ...empty, submission: 's9', startedAt: SECOND_LOOK },
    now: SECOND_LOOK,
  },
  'own job seen': { fact: { ...seen, ...own }, now: SOON },
  'own job at 50 %': { fact: { ...seen, ...own, percent: 50 }, now: SOON },
  'own job at 30 %': { fact: { ...seen, ...own, percent: 30 }, now: SOON },
  'own job complete': { fact: { ...whole, ...own }, now: SOON },
  'own job complete, film cut short': { fact: { ...cut, ...own }, now: SOON },
  'own job error 1550': { fact: { ...error, ...own, errorCode: 1550 }, now: SOON },
  'own job error 1030': { fact: { ...error, ...own, errorCode: 1030 }, now: SOON },
  'own job canceled': { fact: { kind: 'job_canceled', ...own }, now: SOON },
  'second job of the submission seen': { fact: { ...seen, ...twin }, now: SOON },
  'second job of the submission complete': { fact: { ...whole, ...twin }, now: SOON },
  'second job counted': { fact: { kind: 'second_job_counted', jobId: 'j2' }, now: SOON },
  'foreign job seen': { fact: { ...seen, ...foreign }, now: SOON },
  'foreign job complete': { fact: { ...whole, ...foreign }, now: SOON },
  'foreign job error': { fact: { ...error, ...foreign, errorCode: 1550 }, now: SOON },
  'foreign job canceled': { fact: { kind: 'job_canceled', ...foreign }, now: SOON },
  "earlier run's job error again": { fact: { ...error, ...earlier, errorCode: 1550 }, now: SOON },
  'own job missing, soon': { fact: { kind: 'job_missing', jobId: 'j1' }, now: SOON },
  'own job missing, hour on': { fact: { kind: 'job_missing', jobId: 'j1' }, now: AN_HOUR_ON },
  'foreign job missing, hour on': { fact: { kind: 'job_missing', jobId: 'j9' }, now: AN_HOUR_ON },
  'time up? soon': { fact: { kind: 'time_up' }, now: SOON },
  'time up? days on': { fact: { kind: 'time_up' }, now: DAYS_ON },
  announced: { fact: { kind: 'announced' }, now: SOON },
  edited: { fact: { kind: 'edited', changes: { title: 'New' }, ifEdition: 3 }, now: SOON },
  'edited, other edition': { fact: { kind: 'edited', changes: { title: 'New' }, ifEdition: 2 }, now: SOON },
  'edited, nothing new': {
    fact: { kind: 'edited', changes: { title: 'A film', visibility: 'private' }, ifEdition: 2 },
    now: SOON,
  },
  'captions added': { fact: { kind: 'captions_changed', language: 'de', label: 'Deutsch' }, now: SOON },
  'captions renamed': { fact: { kind: 'captions_changed', language: 'en', label: 'US' }, now: SOON },
  'captions again': { fact: { kind: 'captions_changed', language: 'en', label: 'English' }, now: SOON },
  'captions removed': { fact: { kind: 'captions_changed', language: 'en', label: undefined }, now: SOON },
  'captions removed, none there': {
    fact: { kind: 'captions_changed', language: 'de', label: undefined },
    now: SOON,
  },
  'upload began': { fact: { kind: 'upload_began', upload: UPLOAD }, now: SOON },
  'upload began, other upload': {
    fact: { kind: 'upload_began', upload: { ...UPLOAD, uploadId: 'u2' } },
    now: SOON,
  },
  'upload aborted': { fact: { kind: 'upload_aborted', uploadId: UPLOAD.uploadId }, now: SOON },
  'upload aborted, other upload': { fact: { kind: 'upload_aborted', uploadId: 'u2' }, now: SOON },
  'delete wanted': { fact: { kind: 'delete_wanted' }, now: SOON },
  emptied: { fact: { kind: 'emptied' }, now: SOON },
};
