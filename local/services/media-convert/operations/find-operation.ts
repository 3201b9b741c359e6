import { ApiError } from '../../api-front/api-error';
import type { ApiRequest } from '../../api-front/api-request';
import { badRequest } from '../bad-request';
import { cancelJob } from './cancel-job';
import { createJob } from './create-job';
import { getJob } from './get-job';
import { getQueue } from './get-queue';
import { listJobs } from './list-jobs';
import { listQueues } from './list-queues';
import type { Operation, OperationCall } from './operation';
import { probe } from './probe';
import { searchJobs } from './search-jobs';

const VERSION = '/2017-08-29';

const OPERATIONS: readonly Operation[] = [
  cancelJob,
  createJob,
  getJob,
  getQueue,
  listJobs,
  listQueues,
  probe,
  searchJobs,
];

/**
 * The operation that a request calls, and the call as it reads it.
 *
 * @throws ApiError for an operation that local mode does not have, and for a body that is no JSON
 */
export function findOperation(request: ApiRequest): { operation: Operation; call: OperationCall } {
  for (const operation of OPERATIONS) {
    const name = operation.method === request.method ? nameIn(request.path, operation.path) : undefined;
    if (name === undefined) continue;
    const { principal } = request;
    if (principal === undefined) throw new TypeError('every call of MediaConvert is signed');
    const query = Object.fromEntries(request.query);
    return { operation, call: { principal, name, query, body: readJson(request.body) } };
  }
  const asked = `${request.method} ${request.path}`;
  throw new ApiError(404, 'NotFoundException', `Local MediaConvert does not know ${asked}.`);
}

/** What stands for `{name}` in a path; empty where the pattern has none, undefined where it does not fit. */
function nameIn(path: string, pattern: string): string | undefined {
  const [before = '', after] = `${VERSION}${pattern}`.split('{name}');
  if (after === undefined) return path === before ? '' : undefined;
  const name = path.startsWith(before) ? path.slice(before.length) : '';
  if (name === '' || name.includes('/')) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    throw badRequest('The path is not percent-encoded UTF-8.');
  }
}

function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest('The body is not JSON.');
  }
}
