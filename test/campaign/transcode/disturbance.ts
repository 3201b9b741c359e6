import type { CallFate } from '../../../local/services/calls';
import type { EventWatcher } from '../../../local/services/event-bridge/event-bridge';
import type { ProbeAnswer } from '../../../local/services/media-convert/probe/probe-answer';
import type { StageCall } from './stage-call';

/** What is done to the stack while one film goes through it. */
export interface Disturbance {
  /** The fate of a call; each is asked about once, in the order in which they come. */
  readonly onCall?: (call: StageCall) => CallFate | undefined | Promise<CallFate | undefined>;
  /** What becomes of MediaConvert's events. */
  readonly onEvent?: EventWatcher;
  /** How MediaConvert's jobs go. */
  readonly job?: JobScript;
  /** What Probe says of the source. Default: a film of six seconds. */
  readonly probed?: ProbeAnswer;
  /** How long a new job stays unseen by look-ups, in milliseconds. */
  readonly hiddenFor?: number;
  /** Asked in the end: what was to be done, and never came about. */
  readonly missed?: () => readonly string[];
}

/** How the jobs of a film go. */
export interface JobScript {
  /** How long one takes, in milliseconds of the clock. */
  readonly takes?: number;
  /** Length of what comes out, in seconds. */
  readonly seconds?: number;
  /** Asked when one has taken its time: the error code that ends it. */
  readonly errorCode?: () => number | undefined;
}
