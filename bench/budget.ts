/** What a figure counts: times as fast or as large, or hundredths of a limit. */
export type Unit = 'x' | '%';

/** A line of the table: what is measured, and what the figure must not fall short of. */
export interface Budget {
  /** Names the figure among what the rows measure. */
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  /** Without a target the line is there for comparison only. */
  readonly target?: Target;
}

export type Target = { readonly atLeast: number } | { readonly atMost: number };
