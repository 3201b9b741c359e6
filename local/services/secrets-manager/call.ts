import type { z } from 'zod';
import type { Clock } from '../../clock';
import type { SecretRecord } from './secret-record';
import type { SecretStore } from './secret-store';
import { SecretsError } from './secrets-error';

/** One call of an operation that is allowed. */
export type Call = {
  /** The call's parameters, not read yet. */
  readonly input: unknown;
  readonly store: SecretStore;
  readonly clock: Clock;
};

/** What answers one operation; its result becomes the answer's JSON. */
export type Operation = (call: Call) => Promise<Readonly<Record<string, unknown>>>;

/**
 * Reads the parameters of a call.
 *
 * @throws SecretsError `InvalidParameterException`, naming the parameters and never their values
 */
export function readInput<T>(input: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const names = result.error.issues.map(issue =>
    issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
  );
  throw new SecretsError('InvalidParameterException', `Missing, wrong or unknown here: ${names.join(', ')}`);
}

/** The secret that a call is about. @throws SecretsError `ResourceNotFoundException` */
export function findSecret({ store }: Call, id: string): SecretRecord {
  const secret = store.find(id);
  if (secret === undefined) throw new SecretsError('ResourceNotFoundException', 'There is no such secret.');
  return secret;
}
