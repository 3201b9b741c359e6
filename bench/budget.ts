/** What a figure counts: times as fast or as large, hundredths of a limit, or seconds by the clock on the wall. */
export type Unit = 'x' | '%' | 's';

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
