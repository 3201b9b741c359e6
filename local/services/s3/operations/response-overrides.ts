import type { Exchange } from '../exchange';
import { checkFieldValue } from '../object-headers';
import { S3Error } from '../s3-error';

const OVERRIDABLE = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/**
 * Headers that the query replaces in the answer: `response-content-type` and its like.
 *
 * @throws S3Error `InvalidRequest` on an anonymous request, which may not use them
 */
export function responseOverrides({ request, verified }: Exchange): Record<string, string> {
  const overrides: Record<string, string> = {};
  for (const name of OVERRIDABLE) {
    const value = request.query(`response-${name}`);
    if (value !== undefined) overrides[name] = checkFieldValue(`response-${name}`, value);
  }
  if (verified === undefined && Object.keys(overrides).length > 0) {
    throw new S3Error('InvalidRequest', 'Only signed requests may replace headers of the answer.');
  }
  return overrides;
}
