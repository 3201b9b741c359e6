import type { Budget, Target } from './budget';
import { type Summary, summarise } from './statistics';

/** A line of the table with its figure. */
export interface Judged extends Budget {
  /** Nothing when no row measured it. */
  readonly figure: Summary | undefined;
  /** Nothing where there is no target. */
  readonly holds: boolean | undefined;
}

/** Samples of each figure, by the id of its budget. */
export type Samples = Readonly<Record<string, readonly number[]>>;

/**
 * Holds the median of each figure against its budget. A target that nothing was measured for does not hold.
 *
 * @throws RangeError when something was measured that has no budget
 */
export function judge(budgets: readonly Budget[], samples: Samples): Judged[] {
  const stray = Object.keys(samples).filter(id => !budgets.some(budget => budget.id === id));
  if (stray.length > 0) throw new RangeError(`measured without a budget: ${stray.join(', ')}`);
  return budgets.map(budget => {
    const own = samples[budget.id];
    const figure = own && summarise(own);
    const { target } = budget;
    return {
      ...budget,
      figure,
      holds: target && figure !== undefined && isWithin(figure.median, target),
    };
  });
}

function isWithin(value: number, target: Target): boolean {
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
