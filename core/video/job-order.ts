/** A job as a look-up finds it. */
export interface FoundJob {
  readonly jobId: string;
  readonly status: 'SUBMITTED' | 'PROGRESSING' | 'COMPLETE' | 'CANCELED' | 'ERROR';
  readonly createdAt: number;
}

const RANK: Record<FoundJob['status'], number> = {
  COMPLETE: 0,
  PROGRESSING: 1,
  SUBMITTED: 2,
  ERROR: 3,
  CANCELED: 4,
};

/** The jobs of one submission, the one to adopt first: the furthest, then the oldest. The others are surplus. */
export function byAdoption<J extends FoundJob>(jobs: readonly J[]): readonly J[] {
  return jobs.toSorted(
    (a, b) =>
      RANK[a.status] - RANK[b.status] ||
      a.createdAt - b.createdAt ||
      (a.jobId < b.jobId ? -1 : Number(a.jobId > b.jobId)),
  );
}
