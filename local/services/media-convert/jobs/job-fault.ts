/** Why a job fails, as MediaConvert tells of it. */
interface JobFailure {
  /** MediaConvert's number (MediaConvert user guide, "Error codes"). */
  readonly code: number;
  readonly message: string;
}

/** The failures that local mode knows; the words are its own. */
export const JOB_FAILURES = {
  cannotOpen: { code: 1010, message: 'The source cannot be opened as a film.' },
  noVideo: { code: 1020, message: 'The source has no picture.' },
  noAudio: { code: 1021, message: 'The job asks for sound, and the source has none.' },
  unsupported: { code: 1030, message: 'The source’s container or codec is not supported.' },
  damaged: { code: 1075, message: 'The source cannot be taken apart.' },
  accessDenied: { code: 1401, message: 'S3 does not allow the job’s role what the job needs.' },
  notFound: { code: 1404, message: 'There is no such object or bucket in S3.' },
  roleUnusable: { code: 1432, message: 'MediaConvert cannot assume the job’s role.' },
  unknown: { code: 1999, message: 'The transcoder met an error of its own.' },
} as const satisfies Record<string, JobFailure>;

/** A job that ends with an error. */
export class JobFault extends Error {
  readonly code: number;

  constructor({ code, message }: JobFailure, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JobFault';
    this.code = code;
  }
}
