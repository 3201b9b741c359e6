import { z } from 'zod';
import { type Cognito, findClient, findPool } from './cognito';
import { readInput } from './cognito-error';
import type { ClientDeclaration } from './declarations';
import { poolArn, type UserPool } from './user-pool';

/** One operation of the API. */
export interface Operation {
  readonly name: string;
  /** ARN of the pool that a signed call concerns; undefined where calls are not signed. */
  readonly resourceOf?: (input: unknown) => string;
  /** @returns the answer's JSON. @throws ApiError */
  answer(input: unknown, cognito: Cognito): Promise<object>;
}

/** An operation that an app calls with its client's id, and signs nothing. */
export function onClient<Schema extends z.ZodType>(
  name: string,
  parameters: Schema,
  answer: (
    input: z.output<Schema>,
    at: { cognito: Cognito; client: ClientDeclaration; pool: UserPool },
  ) => Promise<object>,
): Operation {
  const named = z.looseObject({ ClientId: z.string() });
  return {
    name,
    answer(input, cognito) {
      const { ClientId, ...others } = readInput(named, input);
      return answer(readInput(parameters, others), { cognito, ...findClient(cognito, ClientId) });
    },
  };
}

/** An operation that administrators call on a pool, signed. */
export function onPool<Schema extends z.ZodType>(
  name: string,
  parameters: Schema,
  answer: (input: z.output<Schema>, at: { cognito: Cognito; pool: UserPool }) => Promise<object>,
): Operation {
  const named = z.looseObject({ UserPoolId: z.string() });
  return {
    name,
    resourceOf: input => poolArn(readInput(named, input).UserPoolId),
    answer(input, cognito) {
      const { UserPoolId, ...others } = readInput(named, input);
      return answer(readInput(parameters, others), { cognito, pool: findPool(cognito, UserPoolId) });
    },
  };
}
