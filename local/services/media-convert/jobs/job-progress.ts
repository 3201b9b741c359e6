const PHASES = ['PROBING', 'TRANSCODING', 'UPLOADING'] as const;

type Phase = (typeof PHASES)[number];

/** Part of a job's time that each phase takes, in percent: a guess, since MediaConvert's is one too. */
const SHARE: Readonly<Record<Phase, number>> = { PROBING: 2, TRANSCODING: 93, UPLOADING: 5 };

/** How far a running job is. */
export class JobProgress {
  #phase: Phase = 'PROBING';
  #fraction = 0;
  #frames: number | undefined;

  enter(phase: Phase): void {
    this.#phase = phase;
    this.#fraction = 0;
  }

  /** @param fraction of the phase, from 0 to 1 */
  reach(fraction: number): void {
    this.#fraction = Math.min(1, Math.max(this.#fraction, fraction));
  }

  /** @param frames how many the source has; undefined where it does not say */
  expectFrames(frames: number | undefined): void {
    this.#frames = frames;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Whole percent of the job. */
  get percent(): number {
    const before = PHASES.slice(0, PHASES.indexOf(this.#phase)).reduce((sum, phase) => sum + SHARE[phase], 0);
    return Math.floor(before + SHARE[this.#phase] * this.#fraction);
  }

  /** What STATUS_UPDATE tells. */
  toJSON(): Record<string, unknown> {
    const current = PHASES.indexOf(this.#phase);
    const phaseProgress = PHASES.map((phase, place) => {
      if (place < current) return [phase, { status: 'COMPLETE', percentComplete: 100 }];
      if (place > current) return [phase, { status: 'PENDING', percentComplete: 0 }];
      return [phase, { status: 'PROGRESSING', percentComplete: Math.floor(100 * this.#fraction) }];
    });
    const decoded = this.#phase === 'UPLOADING' ? 1 : this.#phase === 'PROBING' ? 0 : this.#fraction;
    return {
      ...(this.#frames !== undefined && { framesDecoded: Math.floor(this.#frames * decoded) }),
      jobProgress: {
        phaseProgress: Object.fromEntries(phaseProgress),
        jobPercentComplete: this.percent,
        currentPhase: this.#phase,
        retryCount: 0,
      },
    };
  }
}
