import type { SweepDesk } from '../../../lambdas/reconcile/sweep-desk';
import { PipelineStage } from '../pipeline-stage';

/** What the sweep works with, in memory. */
export class SweepStage extends PipelineStage implements SweepDesk {
  readonly lines: { code: string; repair?: string; film?: string }[] = [];
  readonly log = (line: string) => {
    this.lines.push(JSON.parse(line));
  };

  /** What the sweep said that it has mended, in order. */
  get repairs(): (string | undefined)[] {
    return this.lines.filter(({ code }) => code === 'repaired').map(({ repair }) => repair);
  }
}
