import type { SweepDesk } from '../../../lambdas/reconcile/sweep-desk';
import { PipelineStage } from '../pipeline-stage';

/** What the sweep works with, in memory. */
export class SweepStage extends PipelineStage implements SweepDesk {
  /** Films whose objects were removed. */
  readonly erased: string[] = [];
  readonly lines: { code: string; repair?: string; film?: string }[] = [];
  readonly log = (line: string) => {
    this.lines.push(JSON.parse(line));
  };
  readonly eraser = {
    erase: async (id: string) => {
      this.erased.push(id);
    },
  };

  /** What the sweep said that it has mended, in order. */
  get repairs(): (string | undefined)[] {
    return this.lines.filter(({ code }) => code === 'repaired').map(({ repair }) => repair);
  }
}
