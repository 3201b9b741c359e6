import type { Received } from './ask';

/** CloudFront's and S3's error codes, as they stand in XML. */
const CODE = /<Code>([A-Za-z]{1,40})<\/Code>/;

/**
 * An answer in a few words: status, error code, and whether a browser's page may read it. Nothing else of the answer gets
 * in, so no part of a token or signature can.
 */
export function describeAnswer({ status, headers, text }: Received): string {
  const code = CODE.exec(text)?.[1];
  const cors = headers['access-control-allow-origin'] === undefined ? undefined : 'with CORS';
  return [code === undefined ? String(status) : `${status} ${code}`, cors].filter(Boolean).join(', ');
}
