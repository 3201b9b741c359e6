import { decide } from '../../core/video/decide';
import type { Decision } from '../../core/video/decision';
import type { Fact } from '../../core/video/fact';
import type { VideoRecord } from '../../core/video/record';
import type { Catalogue } from './catalogue';
import { LoggableError } from './loggable-error';

/** Rounds before the function gives up; each one lost means that somebody else has moved the film on. */
const ROUNDS = 10;

/** A film's record kept changing under our hands. */
export class ContentionError extends LoggableError {
  constructor(id: string) {
    super('ContentionError', `others keep changing the record of film ${id}`);
  }
}

/** What became of a fact, and the record that stands afterwards; undefined where there is none. */
export interface Recorded {
  readonly decision: Decision;
  readonly record: VideoRecord | undefined;
}

/**
 * Decides on a fact and stores what comes of it. Where somebody else wrote in between, the record is read again and
 * the same fact decided anew.
 *
 * @param now milliseconds since the epoch
 * @throws ContentionError when that happens ten times in a row
 * @throws AwsError CatalogueItemError
 */
export async function recordFact(
  catalogue: Pick<Catalogue, 'read' | 'store'>,
  id: string,
  fact: Fact,
  now: () => number,
): Promise<Recorded> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const record = await catalogue.read(id);
    const decision = decide(record, fact, now());
    if (decision.kind !== 'write' && decision.kind !== 'remove') return { decision, record };
    if (await catalogue.store(id, decision)) {
      return { decision, record: decision.kind === 'write' ? decision.next : undefined };
    }
  }
  throw new ContentionError(id);
}
