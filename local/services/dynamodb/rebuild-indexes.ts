/// <reference path="./dynalite.d.ts" />

import { type Store, updateIndexes } from 'dynalite/db';
import { z } from 'zod';

const indexed = z.looseObject({
  GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).default([]),
});

/**
 * Makes a table's indexes anew from its items. dynalite writes an item after its entries in the indexes, so a process that is
 * killed in between leaves an index that knows of no such item, or misses one.
 *
 * @param table dynalite's own description
 */
export async function rebuildIndexes(store: Store, name: string, table: object): Promise<void> {
  for (const { IndexName } of indexed.parse(table).GlobalSecondaryIndexes) {
    await done(callback => store.deleteIndexDb('Global', name, IndexName, callback));
  }
  for await (const item of store.getItemDb(name).createValueStream({})) {
    await done(callback => updateIndexes(store, table, undefined, item, callback));
  }
}

function done(start: (callback: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => start(error => (error ? reject(error) : resolve())));
}
