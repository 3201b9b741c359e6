/** The parts of dynalite 4.0.0 that its own server is made of; it comes without types. */

declare module 'dynalite/db' {
  export interface Store {
    readonly db: { open(): Promise<void>; close(): Promise<void> };
    readonly tableDb: {
      awsAccountId: string;
      awsRegion: string;
      del(name: string, done: (error?: unknown) => void): void;
    };
    getTable(name: string, mustBeActive: boolean, done: (error: unknown, table?: object) => void): void;
    getItemDb(table: string): { createValueStream(range: object): AsyncIterable<object> };
    deleteIndexDb(kind: 'Global', table: string, index: string, done: (error?: unknown) => void): void;
  }
  export function updateIndexes(
    store: Store,
    table: object,
    before: object | undefined,
    after: object,
    done: (error?: unknown) => void,
  ): void;
  export function create(options: {
    readonly path: string;
    readonly createTableMs: number;
    readonly deleteTableMs: number;
    readonly updateTableMs: number;
  }): Store;
}

declare module 'dynalite/validations' {
  import type { Store } from 'dynalite/db';
  export type Types = Readonly<Record<string, unknown>>;
  export function checkTypes(input: object, types: Types): object;
  export function checkValidations(input: object, types: Types, custom: unknown, store: Store): void;
}

declare module 'dynalite/validations/*' {
  import type { Types } from 'dynalite/validations';
  export const types: Types;
  export const custom: unknown;
}

declare module 'dynalite/actions/*' {
  import type { Store } from 'dynalite/db';

  type Action = (store: Store, input: object, done: (error: unknown, output?: unknown) => void) => void;
  const action: Action;
  export = action;
}
