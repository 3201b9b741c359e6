import type { z } from 'zod';
import type { Clock } from '../../clock';
import { isAllowed } from '../iam/is-allowed';
import type { Principal } from '../iam/principal';
import type { SecretRecord } from './secret-record';
import type { SecretStore } from './secret-store';
import { SecretsError } from './secrets-error';

/** One authenticated call of an action. */
export type Call = {
  readonly principal: Principal;
  /** The call's parameters, not read yet. */
  readonly input: unknown;
  readonly store: SecretStore;
  readonly clock: Clock;
};

/** What answers one action; its result becomes the answer's JSON. */
export type Action = (call: Call) => Promise<Readonly<Record<string, unknown>>>;

/**
 * Reads the parameters of a call.
 *
 * @throws SecretsError `InvalidParameterException`, naming the parameters and never their values
 */
export function readInput<T>(call: Call, schema: z.ZodType<T>): T {
  const result = schema.safeParse(call.input);
  if (result.success) return result.data;
  const names = result.error.issues.map(issue =>
    issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
  );
  throw new SecretsError('InvalidParameterException', `Missing, wrong or unknown here: ${names.join(', ')}`);
}

/**
 * The secret that a call is about, if its caller may do this with it.
 *
 * @param action without its service
 * @throws SecretsError `AccessDeniedException`, also for a secret that does not exist, or `ResourceNotFoundException`
 */
export function demandSecret(call: Call, action: string, id: string): SecretRecord {
  const secret = call.store.find(id);
  const question = { principal: call.principal, action: `secretsmanager:${action}` };
  if (!isAllowed({ ...question, resource: secret?.arn ?? id })) {
    throw new SecretsError('AccessDeniedException', `The caller may not do secretsmanager:${action} here.`);
  }
  if (secret === undefined) throw new SecretsError('ResourceNotFoundException', 'There is no such secret.');
  return secret;
}
