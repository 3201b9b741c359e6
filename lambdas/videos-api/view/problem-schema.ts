import { z } from '@hono/zod-openapi';
import { PROBLEM_TYPE, PROBLEMS, type ProblemCode } from '../../../core/problem';

const problem = z
  .object({
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]).openapi('ProblemCode'),
    title: z.string(),
    faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem', { description: 'Problem details (RFC 9457); decide by `code`.' });

/** The refusals of a route as answers of the API's description, by status. */
export function problemContent(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes.toSorted(), code => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map(code => `\`${code}\`: ${PROBLEMS[code].title}`).join('\n'),
        content: { [PROBLEM_TYPE]: { schema: problem } },
      },
    ]),
  );
}
