import type { FAULTS } from './faults';

export type FaultCode = keyof typeof FAULTS;

/** One thing that is wrong, wherever it was seen. It holds no part of a token, a signature or a policy. */
export interface Finding {
  readonly code: FaultCode;
  /** Where: a playlist's name, or a segment's number in it. */
  readonly place: string;
  /** What was seen there, in a few words. */
  readonly seen?: string;
}
