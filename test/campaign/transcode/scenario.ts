import type { FailureCode } from '../../../core/video/failure';
import type { Disturbance } from './disturbance';
import type { FaultStage } from './fault-stage';
import type { DeadLetterQueue } from './pipeline-queues';

/** One film's way through a stack that something happens to. */
export interface Scenario {
  readonly name: string;
  /** Made anew for each run, since most of them count. */
  readonly disturb?: (stage: FaultStage) => Disturbance;
  /** What else happens; the film's record stands, and it uploads. Default: one upload. */
  readonly play?: (stage: FaultStage, film: string) => Promise<void>;
  readonly expected?: Expectation;
}

/** How it must end. */
export interface Expectation {
  /** Code of the failure; a film without one must be ready. */
  readonly failure?: FailureCode;
  /** Dead-letter queues that something may lie in. Default: none. */
  readonly deadLetters?: readonly DeadLetterQueue[];
  /**
   * A job that stayed hidden beyond the grace: MediaConvert made two. The one that the film does not wait for is canceled,
   * or was complete before anybody could see it. Default: there is no such job.
   */
  readonly secondJob?: 'canceled' | 'complete';
}
