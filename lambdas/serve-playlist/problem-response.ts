import { PROBLEM_TYPE, type Problem } from '../../core/problem';
import { COMMON_HEADERS, type GatewayResponse } from './gateway-response';

/** A refusal as problem details (RFC 9457), which no cache may keep. */
export function problemResponse(problem: Problem): GatewayResponse {
  const headers = {
    ...COMMON_HEADERS,
    'cache-control': 'no-store',
    'content-type': PROBLEM_TYPE,
    ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
  };
  return { statusCode: problem.status, headers, body: JSON.stringify(problem), isBase64Encoded: false };
}
