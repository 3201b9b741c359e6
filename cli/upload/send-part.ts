import type { Clock } from '../../local/clock';
import { backoff } from '../api/backoff';
import type { PartUrls } from './part-urls';
import { type PartOptions, type PartOutcome, putPart } from './put-part';
import { ChangedFileFault, UploadFault } from './upload-fault';

/** How often a part may fail in a row: about two minutes without a network. */
const FAILURES_MAX = 10;

/** How often a part may be refused with 403 in a row: a URL may have expired on its way, a right that is missing stays so. */
const REFUSALS_MAX = 3;

const GO_ON = 'Call the same command again: it goes on where this one stopped.';

export interface SendPartOptions extends Omit<PartOptions, 'url'> {
  readonly part: number;
  readonly urls: PartUrls;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Sends one part until it has arrived, each time with a new URL; gives its tag.
 *
 * @throws UploadFault where it does not arrive
 */
export async function sendPart(options: SendPartOptions): Promise<string> {
  const { part, urls, clock, random, signal, onBytes } = options;
  for (let failures = 0, refusals = 0; ; ) {
    let sent = 0;
    const outcome = await putPart({
      ...options,
      url: await urls.take(part),
      onBytes: bytes => {
        sent += bytes;
        onBytes(bytes);
      },
    });
    if (outcome.kind === 'stored' && isRight(outcome)) return outcome.eTag;
    onBytes(-sent);
    if (outcome.kind === 'refused' && outcome.status === 403 && ++refusals < REFUSALS_MAX) continue;
    if (!isPassing(outcome)) throw faultOf(outcome);
    if (++failures >= FAILURES_MAX) throw faultOf(outcome);
    await clock.sleep(backoff(failures, random()), signal);
  }
}

/**
 * Whether what arrived is what was read. With S3-managed encryption, as the media bucket has it, a part's tag is its MD5
 * (S3 API reference, "Object", ETag); another kind of tag says nothing.
 */
function isRight({ eTag, md5 }: { eTag: string; md5: string }): boolean {
  const tag = eTag.replaceAll('"', '');
  return tag === md5 || !/^[0-9a-f]{32}$/.test(tag);
}

function isPassing(outcome: PartOutcome): boolean {
  if (outcome.kind === 'refused') {
    const { status, code } = outcome;
    return status === 408 || status === 429 || status >= 500 || code === 'RequestTimeout';
  }
  return outcome.kind !== 'short';
}

function faultOf(outcome: PartOutcome): UploadFault {
  switch (outcome.kind) {
    case 'refused': {
      const said = outcome.code ?? String(outcome.status);
      return new UploadFault(`The bucket does not take a part of the file (${said}).`, GO_ON);
    }
    case 'lost':
      return new UploadFault(`The connection to the bucket was lost (${outcome.reason}).`, GO_ON);
    case 'short':
      return new ChangedFileFault();
    case 'stored':
      return new UploadFault('A part of the file did not arrive as it was sent.', GO_ON);
  }
}
