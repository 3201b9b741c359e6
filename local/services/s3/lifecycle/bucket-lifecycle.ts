import type { Clock } from '../../../clock';
import { reportFault } from '../../report-fault';
import { S3Error } from '../s3-error';
import type { ObjectStore } from '../store/object-store';
import type { UploadStore } from '../store/upload-store';
import { fateOf, isDue } from './due';
import { type LifecycleRule, lifecycleConfiguration } from './lifecycle-rules';

/** How often the rules are looked at, in milliseconds. S3 does it once a day. */
const ROUND = 3_600_000;

interface BucketLifecycleOptions {
  readonly clock: Clock;
  readonly objects: ObjectStore;
  readonly uploads: UploadStore;
  /** Ends the rounds. */
  readonly signal: AbortSignal;
  /** Is told of work that closing must wait for. */
  readonly background: (work: Promise<void>) => void;
}

/** What becomes of a bucket's objects and unfinished uploads with time. */
export class BucketLifecycle {
  readonly #options: BucketLifecycleOptions;
  #rules: readonly LifecycleRule[] = [];
  #begun = false;

  constructor(options: BucketLifecycleOptions) {
    this.#options = options;
  }

  /**
   * Takes the rules of a template's LifecycleConfiguration, in place of the ones before, and does what is due.
   *
   * @throws ZodError for a configuration that S3 does not know, or that local mode does not stand for
   */
  async configure(configuration: unknown): Promise<void> {
    const rules = configuration === undefined ? [] : lifecycleConfiguration.parse(configuration).Rules;
    this.#rules = rules.filter(({ Status }) => Status === 'Enabled');
    await this.#round();
    if (this.#begun || this.#rules.length === 0) return;
    this.#begun = true;
    this.#options.background(this.#goOn());
  }

  async #goOn(): Promise<void> {
    const { clock, signal } = this.#options;
    while (!signal.aborted) {
      const slept = await clock.sleep(ROUND, signal).then(
        () => true,
        () => false,
      );
      if (slept) await this.#round().catch(error => reportFault('S3', error));
    }
  }

  async #round(): Promise<void> {
    await this.#abortUploads();
    const { clock, objects } = this.#options;
    const aboutObjects = this.#rules.filter(rule => rule.ExpirationInDays ?? rule.Transitions[0]);
    for (const prefix of new Set(aboutObjects.map(({ Prefix }) => Prefix))) {
      for (const key of await objects.list(prefix))
        await objects.change(key, object => fateOf(this.#rules, object, clock.now()));
    }
  }

  async #abortUploads(): Promise<void> {
    const { clock, uploads } = this.#options;
    for (const { Prefix, AbortIncompleteMultipartUpload: abort } of this.#rules) {
      if (abort === undefined) continue;
      for (const { key, id, initiated } of await uploads.list(Prefix)) {
        if (!isDue(initiated, abort.DaysAfterInitiation, clock.now())) continue;
        // One that was completed or aborted meanwhile is gone already.
        await uploads.exclusively(key, id, () => uploads.remove(id)).catch(unlessGone);
      }
    }
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof S3Error && error.code === 'NoSuchUpload')) throw error;
}
