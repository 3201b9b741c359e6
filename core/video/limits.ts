/** Limits of the catalogue's rules; times are in milliseconds. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long one worker alone may call CreateJob. Twice the time that the function may run, so that whoever holds the
 * lease has been ended before it is over. MediaConvert remembers a ClientRequestToken for as long.
 */
export const LEASE = MINUTE;

/** No CreateJob is begun this shortly before the lease ends: its answer might come after. */
export const CALL_MARGIN = 15 * SECOND;

/** Least time between the two look-ups that find no job. */
export const LOOK_UPS_APART = 2 * MINUTE;

/** Least time between the last CreateJob and the look-up that is believed: a new job may be hidden for a while. */
export const LOOK_UP_GRACE = 5 * MINUTE;

/** A record that nothing has touched for so long has lost its message or its event. Longer than any delayed retry. */
export const STALE = 20 * MINUTE;

/** What was written down more recently tells the sweep well enough that a film waits and is not lost. */
export const PUT_OFF_APART = MINUTE;

/** Second jobs that a film remembers, the newest ones: more than look-ups which never see a job can make in a day. */
export const SECOND_JOBS_MAX = 50;

/** Most caption tracks of one film. */
export const CAPTIONS_MAX = 50;

/** How long a film may stay in a status before it fails. */
export const LIMIT = {
  /** As long as the bucket keeps the parts of an unfinished upload. */
  uploading: 7 * DAY,
  uploaded: DAY,
  submitting: DAY,
  /** For an unknown outcome that the look-ups have not settled because they fail too. */
  inDoubt: 2 * DAY,
  /** MediaConvert itself fails a job after 48 hours of work; the rest is for waiting in its queue. */
  transcoding: 4 * DAY,
} as const;
