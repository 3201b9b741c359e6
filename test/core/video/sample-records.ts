import { POSTER_PATH } from '../../../core/ladder/poster-group';
import { failureOf } from '../../../core/video/failure';
import type {
  Attempt,
  JobTrace,
  Lease,
  ProbedSource,
  Upload,
  VideoRecord,
  VideoStatus,
} from '../../../core/video/record';

/** When every sample record entered its status and its lease began. */
export const T0 = 1_800_000_000_000;
export const MINUTE = 60_000;

export const FILM: ProbedSource['film'] = {
  container: 'mp4',
  durationSeconds: 60,
  video: {
    width: 1280,
    height: 720,
    sampleAspectRatio: { num: 1, den: 1 },
    rotation: 0,
    frameRate: { num: 25, den: 1 },
    interlaced: false,
    highDynamicRange: false,
  },
  audio: undefined,
};

const core = (status: VideoStatus) => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  owner: 'owner',
  title: 'A film',
  description: '',
  visibility: 'private' as const,
  edition: 3,
  captions: [{ language: 'en', label: 'English' }],
  history: [{ status, at: T0, why: 'sample' }],
  createdAt: T0,
  updatedAt: T0,
  revision: 7,
});

export const UPLOAD: Upload = { uploadId: 'u1', size: 1000, partSize: 8_388_608, contentType: 'video/mp4' };

const plain = { size: 1000, eTag: 'etag', sequencer: '0A' };
const source: ProbedSource = { ...plain, film: FILM, codecs: { video: 'AVC' } };
const first: Attempt = { run: 'r1', submission: 's1', renditions: [] };
const second: Attempt = { ...first, earlier: { run: 'r0', submission: 's0', jobId: 'j0' } };
const lease: Lease = { holder: 'w1', until: T0 + MINUTE, inDoubt: false, resubmissions: 0 };
const inDoubt: Lease = { ...lease, inDoubt: true };
const searched: Lease = { ...lease, firstEmptyAt: T0 + MINUTE };

const TRACES: Record<string, JobTrace> = {
  none: { kind: 'none' },
  unknown: { kind: 'unknown', lease },
  searched: { kind: 'unknown', lease: searched },
  running: { kind: 'running', jobId: 'j1' },
  over: { kind: 'over', jobId: 'j1' },
};

const submitting = { ...core('submitting'), status: 'submitting' as const, source, attempt: first };
const transcoding = {
  ...core('transcoding'),
  status: 'transcoding' as const,
  source,
  attempt: first,
  jobId: 'j1',
  progress: 40,
};

/** One record for each state that the moves tell apart; undefined where the catalogue has none. */
export const SAMPLES: Record<string, VideoRecord | undefined> = {
  absent: undefined,
  uploading: { ...core('uploading'), status: 'uploading' },
  'uploading-parts': { ...core('uploading'), status: 'uploading', upload: UPLOAD },
  uploaded: { ...core('uploaded'), status: 'uploaded', source: plain },
  'submitting-free': submitting,
  'submitting-leased': { ...submitting, lease },
  'submitting-in-doubt': { ...submitting, lease: inDoubt },
  'submitting-searched': { ...submitting, lease: searched },
  'submitting-second-run': { ...submitting, attempt: second },
  transcoding,
  'transcoding-second-run': { ...transcoding, attempt: second },
  ready: {
    ...core('ready'),
    status: 'ready',
    source,
    attempt: first,
    jobId: 'j1',
    durationSeconds: 60,
    poster: POSTER_PATH,
    announced: true,
  },
  'ready-unannounced': {
    ...core('ready'),
    status: 'ready',
    source,
    attempt: first,
    jobId: 'j1',
    durationSeconds: 60,
    poster: POSTER_PATH,
    announced: false,
  },
  ...Object.fromEntries(Object.entries(TRACES).flatMap(([name, job]) => traced(name, job))),
};

function traced(name: string, job: JobTrace): [string, VideoRecord][] {
  const past = { source, attempt: first, job };
  const failure = failureOf('not_submitted');
  return [
    [
      `failed-job-${name}`,
      { ...core('failed'), status: 'failed', ...past, failure, announced: name !== 'none' },
    ],
    [`deleting-job-${name}`, { ...core('deleting'), status: 'deleting', ...past }],
  ];
}
