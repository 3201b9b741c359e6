import type { Protocol } from './protocol';
import { QUERY_XML } from './query-protocol';

/** Errors of REST with XML, which CloudFront speaks (Smithy, "AWS restXml protocol"; CloudFront API reference, "Common errors"). */
export const REST_XML: Protocol = { ...QUERY_XML, denied: { status: 403, code: 'AccessDenied' } };
