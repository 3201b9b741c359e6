import { CATALOGUE } from '../../core/contract';
import { isSettled } from '../../core/video/is-settled';
import type { VideoRecord } from '../../core/video/record';
import { viewersOf } from '../../core/video/viewers';
import { LoggableError } from './loggable-error';
import { recordSchema } from './record-schema';

/** What an item holds that the sweep has to come to. */
export const ATTENTION = { [CATALOGUE.byAttention.partition]: 'open' } as const;

/** A stored record is not one that this code has written. Names the film and nothing of its record. */
export class CatalogueItemError extends LoggableError {
  constructor(id: string) {
    super('CatalogueItemError', `the record of film ${id} cannot be read`);
  }
}

/**
 * The item that stands for a record. One that is not settled is in the index by attention, and one that others may see in
 * the index by viewers: a list for others never has to pass over what is not for them.
 */
export function toItem(record: VideoRecord): Record<string, unknown> {
  const viewers = viewersOf(record);
  return {
    ...record,
    ...(isSettled(record) ? {} : ATTENTION),
    ...(viewers === undefined ? {} : { [CATALOGUE.byViewers.partition]: viewers }),
  };
}

/**
 * The record that an item stands for.
 *
 * @throws CatalogueItemError for an item of another form
 */
export function fromItem(id: string, item: unknown): VideoRecord {
  const parsed = recordSchema.safeParse(item);
  if (!parsed.success || parsed.data.id !== id) throw new CatalogueItemError(id);
  return parsed.data;
}
