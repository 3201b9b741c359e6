import { z } from 'zod';
import type { LocalUser } from './local-user';

const tokens = z.object({ accessToken: z.string() });
const problem = z.object({ code: z.string(), title: z.string() });

/** The API has refused a request. */
export class ApiRefusal extends Error {
  /** Stable code of the problem (docs/errors.md). */
  readonly code: string;

  constructor(status: number, body: unknown) {
    const { code, title } = problem.catch({ code: '', title: `the API answered ${status}` }).parse(body);
    super(title);
    this.name = 'ApiRefusal';
    this.code = code;
  }
}

/** A call of the videos API; its answer is read by the schema. */
export type ApiCall = <Schema extends z.ZodType>(
  path: string,
  request: { readonly body: unknown; readonly answer: Schema; readonly idempotencyKey?: string },
) => Promise<z.output<Schema>>;

/**
 * Signs in to the API of a local stack, as anybody does.
 *
 * @throws ApiRefusal
 */
export async function signInLocally(
  origin: string,
  { email, password }: LocalUser,
  signal: AbortSignal,
): Promise<ApiCall> {
  const post = async (path: string, body: unknown, headers: Record<string, string>): Promise<unknown> => {
    const response = await fetch(`${origin}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal,
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new ApiRefusal(response.status, answer);
    return answer;
  };
  const { accessToken } = tokens.parse(await post('/auth/login', { email, password }, {}));
  return async (path, { body, answer, idempotencyKey }) =>
    answer.parse(
      await post(path, body, {
        authorization: `Bearer ${accessToken}`,
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      }),
    );
}
