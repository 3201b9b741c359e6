import fc from 'fast-check';

/** What may go wrong, as probabilities from 0 to 1 and as times in milliseconds. */
export interface Faults {
  /** A worker ends at any one of its steps. */
  killed: number;
  /** S3's notification, a message of ours or an event is dropped, or comes twice. */
  dropped: number;
  doubled: number;
  /** Longest delay of a notification or event: they overtake each other. */
  eventDelay: number;
  /** CreateJob makes the job, and its answer is lost. */
  answerLost: number;
  /** CreateJob answers 500, having made the job or not. */
  brokenAfter: number;
  brokenBefore: number;
  /** CreateJob answers 429. */
  throttled: number;
  /** Longest time for which a new job is hidden from look-ups. */
  hidden: number;
  /** A look-up ends with an error. */
  lookUpFails: number;
  /** A job ends with an error that is worth another run, with one that is not, or with a film cut short. */
  jobRetryable: number;
  jobFails: number;
  jobCutShort: number;
  /** The owner deletes the film at some time. */
  deleted: number;
  /** Somebody edits the title at the same time, which makes a conditional write fail. */
  edited: number;
}

export const NO_FAULTS: Faults = {
  killed: 0,
  dropped: 0,
  doubled: 0,
  eventDelay: 0,
  answerLost: 0,
  brokenAfter: 0,
  brokenBefore: 0,
  throttled: 0,
  hidden: 0,
  lookUpFails: 0,
  jobRetryable: 0,
  jobFails: 0,
  jobCutShort: 0,
  deleted: 0,
  edited: 0,
};

/** Never, as often as can be, or anything between. */
const rate = (max: number) => fc.oneof(fc.constantFrom(0, max), fc.double({ min: 0, max, noNaN: true }));
const MINUTE = 60_000;

/** Everything that the services and the machine may do wrong, with jobs hidden for up to `hidden` milliseconds. */
export function serviceFaults(hidden: number): fc.Arbitrary<Faults> {
  return fc.record({
    killed: rate(0.3),
    dropped: rate(1),
    doubled: rate(1),
    eventDelay: fc.integer({ min: 0, max: 60 * MINUTE }),
    answerLost: rate(1),
    brokenAfter: rate(1),
    brokenBefore: rate(0.3),
    throttled: rate(0.9),
    hidden: fc.integer({ min: 0, max: hidden }),
    lookUpFails: rate(0.5),
    jobRetryable: fc.constant(0),
    jobFails: fc.constant(0),
    jobCutShort: fc.constant(0),
    deleted: fc.constant(0),
    edited: rate(0.3),
  });
}

/** The same, with jobs that fail and films that are deleted. */
export function allFaults(hidden: number): fc.Arbitrary<Faults> {
  const more = fc.record({
    jobRetryable: rate(0.6),
    jobFails: rate(0.3),
    jobCutShort: rate(0.3),
    deleted: rate(0.5),
  });
  return fc.tuple(serviceFaults(hidden), more).map(([some, others]) => ({ ...some, ...others }));
}
