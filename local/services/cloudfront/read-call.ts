import { z } from 'zod';
import { ApiError } from '../api-front/api-error';
import type { ApiRequest } from '../api-front/api-request';
import { readXml } from '../s3/xml/read-xml';

const PATH = /^\/2020-05-31\/distribution\/([A-Z0-9]+)\/invalidation\/?$/;

/** Paths of one invalidation (CloudFront Developer Guide, "Quotas on invalidations"). */
const PATHS_MAX = 3_000;

const body = z.strictObject({
  InvalidationBatch: z.strictObject({
    CallerReference: z.string().min(1),
    Paths: z.strictObject({
      Quantity: z.coerce.number().int().min(1).max(PATHS_MAX),
      Items: z.strictObject({ Path: z.array(z.string()) }),
    }),
  }),
});

/** What CreateInvalidation asks for. */
export interface InvalidationBatch {
  /** Says whether a call is another one, or the same again. */
  readonly callerReference: string;
  readonly paths: readonly string[];
}

/**
 * The distribution that a call of CreateInvalidation concerns.
 *
 * @throws ApiError for every other operation
 */
export function distributionOf({ method, path }: ApiRequest): string {
  const id = method === 'POST' ? PATH.exec(path)?.[1] : undefined;
  if (id !== undefined) return id;
  throw new ApiError(501, 'NotImplemented', `Local CloudFront does not know ${method} ${path}.`);
}

/**
 * Reads the body of CreateInvalidation.
 *
 * @throws ApiError MalformedInput, or InconsistentQuantities where the number of paths is another one
 */
export function readBatch({ body: xml }: ApiRequest): InvalidationBatch {
  const { InvalidationBatch: batch } = parse(xml.toString('utf8'));
  const paths = batch.Paths.Items.Path;
  if (paths.length !== batch.Paths.Quantity)
    throw new ApiError(400, 'InconsistentQuantities', 'Quantity is not the number of the paths.');
  return { callerReference: batch.CallerReference, paths };
}

function parse(xml: string): z.output<typeof body> {
  try {
    return readXml(xml, ['Path'], body);
  } catch {
    throw new ApiError(400, 'MalformedInput', 'The body is no InvalidationBatch that is known here.');
  }
}
