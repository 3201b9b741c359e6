import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../clock';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import type { CredentialStore } from '../services/iam/credential-store';
import { isAllowed } from '../services/iam/is-allowed';
import { rawRequest } from '../services/sigv4/raw-request';
import { SigV4Error } from '../services/sigv4/sigv4-error';
import { verifySigV4 } from '../services/sigv4/verify';
import { type IamIdentity, iamIdentity } from './iam-identity';

/** A request with its body, and the API that it is for. */
interface Asked {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly apiId: string;
  /** Path as the route saw it, decoded. */
  readonly path: string;
}

interface Authority {
  readonly clock: Clock;
  readonly credentials: Pick<CredentialStore, 'find'>;
}

/**
 * Who signed a request for a route with AWS_IAM, where the signature is for `execute-api` and at this host, and the
 * signer may `execute-api:Invoke` this method and path (API Gateway, "Control access to HTTP APIs with IAM
 * authorization"); else undefined.
 */
export async function authoriseByIam(
  { incoming, body, apiId, path }: Asked,
  { clock, credentials }: Authority,
): Promise<IamIdentity | undefined> {
  const payloadHash = createHash('sha256').update(body).digest('hex');
  try {
    const expected = { service: 'execute-api', clock, credentials, payloadHash };
    const verified = await verifySigV4(rawRequest(incoming), expected);
    if (verified === undefined) return undefined;
    const { accessKeyId, principal } = verified.caller;
    const resource = `arn:aws:execute-api:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${apiId}/$default/${incoming.method}${path}`;
    if (!isAllowed({ principal, action: 'execute-api:Invoke', resource })) return undefined;
    return iamIdentity(accessKeyId, principal);
  } catch (error) {
    if (error instanceof SigV4Error) return undefined;
    throw error;
  }
}
