import type { SignedParts } from '../api/answers';
import { UploadFault } from './upload-fault';

/** Share of its life after which a URL is not used any more. */
const USABLE = 2 / 3;

/** Most parts that the API signs at once. */
const BATCH_MAX = 100;

export interface PartUrlsOptions {
  readonly sign: (parts: readonly number[]) => Promise<SignedParts>;
  /** Every part that is to be sent, in the order of sending. */
  readonly parts: readonly number[];
  /** How many are signed at once. */
  readonly batch: number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** URLs for the parts of an upload, signed in batches shortly before they are needed. */
export interface PartUrls {
  /** @throws UploadFault where the API gives none for this part */
  take(part: number): Promise<string>;
}

export function createPartUrls({ sign, parts, batch, now }: PartUrlsOptions): PartUrls {
  const known = new Map<number, { readonly url: string; readonly until: number }>();
  const taken = new Set<number>();
  let turn: Promise<unknown> = Promise.resolve();

  const fill = async (part: number): Promise<void> => {
    const rest = parts.filter(each => each > part && !known.has(each) && !taken.has(each));
    const wanted = [part, ...rest.slice(0, Math.min(batch, BATCH_MAX) - 1)];
    const asked = now();
    const signed = await sign(wanted);
    const until = asked + signed.expiresIn * 1000 * USABLE;
    for (const { partNumber, url } of signed.parts) known.set(partNumber, { url, until });
  };
  const take = async (part: number): Promise<string> => {
    if ((known.get(part)?.until ?? Number.NEGATIVE_INFINITY) <= now()) await fill(part);
    const url = known.get(part)?.url;
    // Each URL is given once: whoever asks again for a part had no luck with the URL before.
    known.delete(part);
    taken.add(part);
    if (url === undefined) {
      throw new UploadFault('The API signed no URL for a part of the file.', 'Call the same command again.');
    }
    return url;
  };
  return {
    take: part => {
      const mine = turn.then(() => take(part));
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
