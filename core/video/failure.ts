import { SOURCE_FAILURES } from '../ladder/source-failures';

/**
 * Every way in which a film can fail, by stable code: what happened, and what a person does about it. Neither text
 * holds anything that came from outside.
 */
export const FAILURES = {
  upload_abandoned: {
    message: 'The upload was not finished in time.',
    hint: 'Upload the film again.',
  },
  upload_aborted: {
    message: 'The upload was aborted.',
    hint: 'Upload the film again, or delete it.',
  },
  ...SOURCE_FAILURES,
  unsupported_codec: {
    message: "The film's picture or sound is coded in a way that is not taken.",
    hint: 'Convert the film to H.264 with AAC and upload it again.',
  },
  audio_missing: {
    message: 'The file promises sound and has none.',
    hint: 'Write the file anew, for example with ffmpeg -c copy, and upload it again.',
  },
  source_damaged: {
    message: 'The file is damaged.',
    hint: 'Check that it plays to its end on your own machine, then upload it again.',
  },
  source_truncated: {
    message: 'The film breaks off before its end.',
    hint: 'Upload the whole file.',
  },
  source_missing: {
    message: 'The uploaded file is no longer there.',
    hint: 'Upload the film again.',
  },
  source_too_large: {
    message: 'The film is too large to be transcoded.',
    hint: 'Upload it at a lower bit rate or in parts.',
  },
  job_refused: {
    message: 'MediaConvert refused the settings of the job.',
    hint: 'This is a fault of the stack: its log names the setting.',
  },
  job_settings: {
    message: 'The settings of the job do not fit the film.',
    hint: 'This is a fault of the stack: the job in the MediaConvert console names the setting.',
  },
  access_denied: {
    message: 'MediaConvert may not read the source or write the film.',
    hint: 'Check the role of the jobs and the policy of the media bucket, then upload the film again.',
  },
  role_unusable: {
    message: 'MediaConvert cannot take on the role of the jobs.',
    hint: 'Check that the role exists and trusts MediaConvert, then upload the film again.',
  },
  job_canceled: {
    message: 'The job was canceled.',
    hint: 'Somebody canceled it in MediaConvert. Upload the film again.',
  },
  job_missing: {
    message: 'MediaConvert no longer knows the job.',
    hint: 'Upload the film again.',
  },
  not_submitted: {
    message: 'MediaConvert took no job for the film in time.',
    hint: "Look at the stack's alarms and MediaConvert's quotas, then upload the film again.",
  },
  transcode_too_long: {
    message: 'The job did not end in time.',
    hint: 'Look at the job in the MediaConvert console, then upload the film again.',
  },
  transcoder_fault: {
    message: 'MediaConvert failed for a reason of its own.',
    hint: 'Upload the film again. If that fails too, look at the job in the MediaConvert console.',
  },
  output_missing: {
    message: 'The job ended without writing the whole film.',
    hint: 'Look at the job in the MediaConvert console, then upload the film again.',
  },
} as const satisfies Record<string, { message: string; hint: string }>;

export type FailureCode = keyof typeof FAILURES;

/** Why a film failed, as its record keeps it. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
  /** MediaConvert's own number for the error, where it gave one. */
  readonly jobErrorCode?: number;
}

/** The failure of that code, in full. */
export function failureOf(code: FailureCode, jobErrorCode?: number): Failure {
  return { code, ...FAILURES[code], ...(jobErrorCode === undefined ? {} : { jobErrorCode }) };
}
