import { PROBLEM_TYPE, type Problem } from '../../core/problem';
import { bodilessResponse, COMMON_HEADERS, type GatewayResponse } from './gateway-response';

/** A refusal as problem details (RFC 9457), which no cache may keep; HEAD has the headers alone. */
export function problemResponse(problem: Problem, method: string | undefined): GatewayResponse {
  const headers = {
    ...COMMON_HEADERS,
    'cache-control': 'no-store',
    'content-type': PROBLEM_TYPE,
    ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
  };
  if (method === 'HEAD') return bodilessResponse(problem.status, headers);
  return { statusCode: problem.status, headers, body: JSON.stringify(problem), isBase64Encoded: false };
}
