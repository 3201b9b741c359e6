import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../clock';
import { LOCAL_REGION } from '../iam/account';
import type { Caller, CredentialStore } from '../iam/credential-store';
import { checkTime } from './check-time';
import type { Claim } from './claim';
import { expectedSignature } from './expected-signature';
import { headerClaim } from './header-claim';
import { presignedClaim } from './presigned-claim';
import type { RawRequest } from './raw-request';
import { signedHeaders } from './signed-headers';
import { SigV4Error } from './sigv4-error';

export type Verified = {
  readonly caller: Caller;
  readonly form: Claim['form'];
};

type VerifyOptions = {
  /** The service's name in the credential scope. */
  readonly service: string;
  readonly clock: Clock;
  readonly credentials: Pick<CredentialStore, 'find'>;
  /** What stands for the body in the canonical request: a hash, or a word such as UNSIGNED-PAYLOAD. */
  readonly payloadHash: string;
};

/**
 * Checks a request's signature, in the Authorization header or in the query, by signing the request again.
 *
 * @returns who signed it, or `undefined` when the request carries no signature at all
 * @throws SigV4Error when it carries one that does not hold
 */
export async function verifySigV4(
  request: RawRequest,
  options: VerifyOptions,
): Promise<Verified | undefined> {
  const claim = readClaim(request);
  if (claim === undefined) return undefined;
  const caller = options.credentials.find(claim.accessKeyId);
  if (caller === undefined) throw new SigV4Error('unknown_key', 'The access key id is not known here.');
  if (!sameText(caller.sessionToken ?? '', claim.sessionToken ?? '')) {
    throw new SigV4Error('wrong_token', 'The session token is missing or does not belong to the access key.');
  }
  if (claim.region !== LOCAL_REGION || claim.service !== options.service) {
    throw new SigV4Error('wrong_scope', `The credential scope must be ${LOCAL_REGION}/${options.service}.`);
  }
  const headers = signedHeaders(request, claim);
  const expected = await expectedSignature(request, claim, caller, headers, options.payloadHash);
  if (expected === undefined || !sameText(expected, claim.signature)) {
    throw new SigV4Error('wrong_signature', 'The signature does not match the request.');
  }
  checkTime(claim, options.clock.now());
  return { caller, form: claim.form };
}

function readClaim(request: RawRequest): Claim | undefined {
  const authorization = request.headers.get('authorization');
  const presigned = Object.keys(request.query).some(name =>
    /^x-amz-(?:algorithm|credential|signature)$/i.test(name),
  );
  if (authorization !== undefined && presigned) {
    throw new SigV4Error('malformed', 'A request is signed in its header or in its query, not in both.');
  }
  if (authorization !== undefined) return headerClaim(request, authorization);
  return presigned ? presignedClaim(request) : undefined;
}

/** Compares in constant time; hashing first makes the lengths equal. */
function sameText(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
