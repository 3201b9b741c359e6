/// <reference path="./dynalite.d.ts" />

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { create, type Store } from 'dynalite/db';
import { checkTypes, checkValidations } from 'dynalite/validations';
import { z } from 'zod';
import { ApiError } from '../api-front/api-error';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';
import { OPERATIONS } from './operations';
import { rebuildIndexes } from './rebuild-indexes';

/** Errors of dynalite that are answers. */
const refusal = z.object({
  statusCode: z.number(),
  body: z.object({
    __type: z.string(),
    message: z.string().optional(),
    Message: z.string().optional(),
  }),
});

/** dynalite without its server: it would listen on a port that checks neither signature nor permission. */
export interface TableEngine {
  /**
   * Carries out an operation.
   *
   * @returns the operation's output
   * @throws ApiError for what DynamoDB would refuse, and for a parameter that dynalite would pass over
   */
  perform(operation: keyof typeof OPERATIONS, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** What is known of a table, in whatever state it is. */
  table(name: string): Promise<object | undefined>;
  /** Puts the indexes of a table right that an earlier process may have left half written; once is enough. */
  mend(name: string): Promise<void>;
  /** Forgets that a table stands, so that it can be made. */
  forget(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the tables below a folder, which no other process may use. */
export async function openTableEngine(dir: string): Promise<TableEngine> {
  await mkdir(dirname(dir), { recursive: true, mode: 0o700 });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const store = create({ path: dir, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  // Else they come from the environment of this process.
  store.tableDb.awsAccountId = LOCAL_ACCOUNT;
  store.tableDb.awsRegion = LOCAL_REGION;
  await store.db.open();
  const mended = new Set<string>();
  return {
    perform: (operation, input) => perform(store, operation, input),
    table: name => tableOf(store, name),
    async mend(name) {
      if (mended.has(name)) return;
      const table = await tableOf(store, name);
      if (table !== undefined) await rebuildIndexes(store, name, table);
      mended.add(name);
    },
    forget: name =>
      new Promise((resolve, reject) => {
        store.tableDb.del(name, error => (error ? reject(error) : resolve()));
      }),
    close: () => store.db.close(),
  };
}

function tableOf(store: Store, name: string): Promise<object | undefined> {
  return new Promise((resolve, reject) => {
    store.getTable(name, false, (error, table) => {
      if (error && !refusal.safeParse(error).success) reject(error);
      else resolve(table);
    });
  });
}

async function perform(
  store: Store,
  operation: keyof typeof OPERATIONS,
  input: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { act, rules } = OPERATIONS[operation];
  const unknown = Object.keys(input).find(name => !Object.hasOwn(rules.types, name));
  if (unknown !== undefined) {
    throw new ApiError(400, 'ValidationException', `Local DynamoDB has no ${unknown} for ${operation}.`);
  }
  try {
    const checked = checkTypes({ ...input }, rules.types);
    checkValidations(checked, rules.types, rules.custom, store);
    return await new Promise((resolve, reject) => {
      act(store, checked, (error, output) => (error ? reject(error) : resolve(output)));
    });
  } catch (error) {
    const { data } = refusal.safeParse(error);
    if (data === undefined) throw error;
    const { __type, message, Message } = data.body;
    throw new ApiError(data.statusCode, __type.split('#').pop() ?? '', message ?? Message ?? '');
  }
}
