import type { Answer } from '../walk/visit';

/** CloudFront's and S3's error codes, as they stand in XML. */
const CODE = /<Code>([A-Za-z]{1,40})<\/Code>/;

/** Who has refused a request, and with which code. */
export interface Refusal {
  readonly by: 'cloudfront' | 's3' | 'unknown';
  readonly code: string | undefined;
}

/**
 * Tells CloudFront's own refusal from S3's. Both are XML with a code, and both come through CloudFront; S3's carries its
 * request id, in the document and in a header.
 */
export function whoRefused({ headers, body }: Answer): Refusal {
  const text = body.toString('latin1');
  const code = CODE.exec(text)?.[1];
  if (headers['x-amz-request-id'] !== undefined || text.includes('<RequestId>')) return { by: 's3', code };
  return { by: code === undefined ? 'unknown' : 'cloudfront', code };
}
