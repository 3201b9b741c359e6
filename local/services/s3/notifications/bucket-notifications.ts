import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../../clock';
import { reportFault } from '../../report-fault';
import type { BucketDirs } from '../store/bucket-dirs';
import { readRecord, writeRecord } from '../store/record-file';
import type { StoredObject } from '../store/stored-object';
import { type CreationFacts, creationMessage, testMessage } from './event-message';
import { fits, type NotificationRule, readNotificationRules } from './notification-rules';
import { type Notice, Outbox } from './outbox';

/** Puts a message into a queue for a bucket, by its ARN. @throws Error when the queue does not take it */
export type Notify = (queueArn: string, body: string, bucketArn: string) => Promise<void>;

/** Milliseconds between attempts to send a message, doubled each time, and at most. */
const RETRY_FIRST = 1_000;
const RETRY_MAX = 60_000;

export interface BucketNotificationsOptions {
  readonly bucket: string;
  readonly dirs: BucketDirs;
  readonly clock: Clock;
  readonly notify: Notify;
  /** Ends all sending; what is not sent then is sent after the next start. */
  readonly signal: AbortSignal;
  /** Takes what goes on in the background. */
  readonly background: (work: Promise<void>) => void;
}

/**
 * Tells queues of a bucket's new objects, each at least once. A message is written down before its object appears and
 * taken away when it was sent, so that one is sent for every object that is there, whenever the process is killed.
 */
export class BucketNotifications {
  readonly #options: BucketNotificationsOptions;
  readonly #outbox: Outbox;
  /** File name of an object's bytes → what is to be sent once the object is there. */
  readonly #noted = new Map<string, readonly Notice[]>();
  #rules: readonly NotificationRule[] = [];

  constructor(options: BucketNotificationsOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.dirs);
  }

  /**
   * Sets which queues are told of what. A configuration that is not the one before is tried first, as S3 does: each
   * queue gets a test event.
   *
   * @throws Error naming the queue that does not take it
   */
  async configure(configuration: unknown): Promise<void> {
    const { bucket, dirs, clock } = this.#options;
    const rules = configuration === undefined ? [] : readNotificationRules(configuration);
    const file = join(dirs.root, 'notifications.json');
    const before = await readRecord(file, z.unknown());
    if (JSON.stringify(before ?? []) !== JSON.stringify(rules)) {
      for (const { queueArn } of rules) await this.#try(queueArn, testMessage(bucket, clock.now()));
      await writeRecord(file, dirs.temporary, rules);
    }
    this.#rules = rules;
  }

  /** Sends what an earlier process did not come to. `find` tells which object has a key now. */
  async resume(find: (key: string) => Promise<StoredObject | undefined>): Promise<void> {
    for (const notice of await this.#outbox.all()) {
      const cameToBe = (await find(notice.key))?.data === notice.data;
      const isWanted = this.#rules.some(({ queueArn }) => queueArn === notice.queueArn);
      if (cameToBe && isWanted) this.#options.background(this.#send(notice));
      else await this.#outbox.remove(notice);
    }
  }

  /** Writes down what is to be sent about an object that is about to appear. */
  async note(object: StoredObject, facts: Omit<CreationFacts, 'bucket'>): Promise<void> {
    const { bucket } = this.#options;
    const rules = this.#rules.filter(rule => fits(rule, object.key));
    if (rules.length === 0) return;
    const { key, data } = object;
    const body = creationMessage(object, { ...facts, bucket });
    this.#noted.set(
      data,
      await Promise.all(rules.map(({ queueArn }) => this.#outbox.add({ queueArn, body, key, data }))),
    );
  }

  /** Sends, without being waited for, what was noted about an object that is there now. */
  deliver({ data }: StoredObject): void {
    for (const notice of this.#noted.get(data) ?? []) this.#options.background(this.#send(notice));
    this.#noted.delete(data);
  }

  async #send(notice: Notice): Promise<void> {
    const { clock, signal } = this.#options;
    for (let wait = RETRY_FIRST; !signal.aborted; wait = Math.min(2 * wait, RETRY_MAX)) {
      try {
        await this.#notify(notice.queueArn, notice.body);
        await this.#outbox.remove(notice);
        return;
      } catch (error) {
        if (!signal.aborted) reportFault('S3 notifications', error);
      }
      await clock.sleep(wait, signal).catch(() => undefined);
    }
  }

  async #try(queueArn: string, body: string): Promise<void> {
    try {
      await this.#notify(queueArn, body);
    } catch (cause) {
      const { bucket } = this.#options;
      throw new Error(`the bucket ${bucket} cannot send its notifications to ${queueArn}`, { cause });
    }
  }

  #notify(queueArn: string, body: string): Promise<void> {
    return this.#options.notify(queueArn, body, `arn:aws:s3:::${this.#options.bucket}`);
  }
}
