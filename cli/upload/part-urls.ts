import type { SignedPart } from '../api/answers';

/** Milliseconds after which a URL is not used any more: the API signs for 15 minutes. */
const LIFETIME = 10 * 60_000;

/** Most parts that the API signs at once. */
const BATCH_MAX = 100;

export interface PartUrlsOptions {
  readonly sign: (parts: readonly number[]) => Promise<readonly SignedPart[]>;
  /** Every part that is to be sent, in the order of sending. */
  readonly parts: readonly number[];
  /** How many are signed at once. */
  readonly batch: number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** URLs for the parts of an upload, signed in batches shortly before they are needed. */
export interface PartUrls {
  /** @throws Error where the API gives none for this part */
  take(part: number): Promise<string>;
}

export function createPartUrls({ sign, parts, batch, now }: PartUrlsOptions): PartUrls {
  const known = new Map<number, { readonly url: string; readonly since: number }>();
  const taken = new Set<number>();
  let turn: Promise<unknown> = Promise.resolve();

  const fill = async (part: number): Promise<void> => {
    const rest = parts.filter(each => each > part && !known.has(each) && !taken.has(each));
    const wanted = [part, ...rest.slice(0, Math.min(batch, BATCH_MAX) - 1)];
    const since = now();
    for (const { partNumber, url } of await sign(wanted)) known.set(partNumber, { url, since });
  };
  const take = async (part: number): Promise<string> => {
    const isGood = () => (known.get(part)?.since ?? Number.NEGATIVE_INFINITY) + LIFETIME > now();
    if (!isGood()) await fill(part);
    const url = known.get(part)?.url;
    // Each URL is given once: whoever asks again for a part had no luck with the URL before.
    known.delete(part);
    taken.add(part);
    if (url === undefined) throw new Error('the API signed no URL for a part');
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
