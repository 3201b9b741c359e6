import { partCount, partLength } from '../../core/upload/parts';
import type { Clock } from '../../local/clock';
import type { VideosApi } from '../api/videos-api';
import { createPartUrls } from './part-urls';
import { sendPart } from './send-part';
import type { SourceFile } from './source-file';

export interface SendPartsOptions {
  readonly api: VideosApi;
  readonly id: string;
  readonly source: SourceFile;
  /** Bytes of each part but the last. */
  readonly partSize: number;
  /** Parts that need not be sent, with their tags. */
  readonly arrived: ReadonlyMap<number, string>;
  /** How many are sent at once. */
  readonly parallel: number;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Hears of bytes that are on their way; fewer than 0 where some did not arrive. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Sends every part that has not arrived; gives all parts in their order. The first fault stops the others.
 *
 * @throws UploadFault where one does not arrive
 */
export async function sendParts(options: SendPartsOptions): Promise<{ partNumber: number; eTag: string }[]> {
  const { api, id, source, partSize, arrived, parallel, clock, random, onBytes } = options;
  const plan = { size: source.size, partSize };
  const numbers = Array.from({ length: partCount(plan) }, (_, index) => index + 1);
  const missing = numbers.filter(part => !arrived.has(part));
  const urls = createPartUrls({
    sign: parts => api.signParts(id, parts),
    parts: missing,
    batch: parallel * 4,
    now: () => clock.now(),
  });
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const tags = new Map(arrived);
  const waiting = missing.values();
  const lane = async (): Promise<void> => {
    for (const part of waiting) {
      const position = (part - 1) * partSize;
      const length = partLength(plan, part) ?? 0;
      const { handle } = source;
      tags.set(
        part,
        await sendPart({ part, urls, handle, position, length, clock, random, signal, onBytes }),
      );
    }
  };
  const lanes = Array.from({ length: Math.min(parallel, missing.length) }, () =>
    lane().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const ended = await Promise.allSettled(lanes);
  options.signal.throwIfAborted();
  if (ended.some(({ status }) => status === 'rejected')) throw stop.signal.reason;
  return numbers.map(partNumber => ({ partNumber, eTag: tags.get(partNumber) ?? '' }));
}
