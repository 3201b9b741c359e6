import { SigV4Error } from './sigv4-error';

export const ALGORITHM = 'AWS4-HMAC-SHA256';

const CREDENTIAL = /^([A-Za-z0-9]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/;
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const SIGNATURE = /^[0-9a-f]{64}$/;
const HEADER_NAMES = /^[a-z0-9!#$%&'*+.^_`|~-]+(?:;[a-z0-9!#$%&'*+.^_`|~-]+)*$/;

/** Access key id and scope of a credential: `KEY/DAY/REGION/SERVICE/aws4_request`. */
export function readCredential(text: string | undefined): {
  accessKeyId: string;
  day: string;
  region: string;
  service: string;
} {
  const [, accessKeyId, day, region, service] = CREDENTIAL.exec(text ?? '') ?? [];
  if (!accessKeyId || !day || !region || !service) throw malformed('Credential');
  return { accessKeyId, day, region, service };
}

/** Milliseconds since the epoch of a date such as `20260102T030405Z`, which must lie on the scope's day. */
export function readDate(text: string | undefined, day: string): number {
  const [, year, month, date, hour, minute, second] = DATE.exec(text ?? '') ?? [];
  const instant = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(instant) || !text?.startsWith(day)) throw malformed('X-Amz-Date');
  return instant;
}

/** Names of the signed headers, in lower case and in order, each once; `host` must be among them. */
export function readSignedHeaders(text: string | undefined): string[] {
  if (text === undefined || !HEADER_NAMES.test(text)) throw malformed('SignedHeaders');
  const names = text.split(';');
  // The request is signed again to compare, and signing would mend the list.
  if (names.join(';') !== [...new Set(names)].sort().join(';')) throw malformed('SignedHeaders');
  if (!names.includes('host')) throw new SigV4Error('malformed', 'The host header must be signed.');
  return names;
}

export function readSignature(text: string | undefined): string {
  if (text === undefined || !SIGNATURE.test(text)) throw malformed('Signature');
  return text;
}

export function malformed(part: string): SigV4Error {
  return new SigV4Error('malformed', `The request's ${part} is missing or malformed.`);
}
