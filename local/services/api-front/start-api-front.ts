import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../clock';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { reportFault } from '../report-fault';
import { serve } from '../serve';
import type { RawRequest } from '../sigv4/raw-request';
import { SigV4Error } from '../sigv4/sigv4-error';
import { Underway } from '../underway';
import { answerCall } from './answer-call';
import { ApiError } from './api-error';
import type { ApiAnswer, ApiCall, ApiRequest } from './api-request';
import type { Protocol } from './protocol';

export interface ApiFrontOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** The service's name where a fault is told of, such as `SQS`. */
  readonly name: string;
  /** The service's name in credential scopes and in IAM, such as `sqs`. */
  readonly service: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  readonly protocol: Protocol;
  /** Longest body in bytes. Default: 4 MiB. */
  readonly bodyMax?: number;
  /** Whether a request is answered whoever sends it; a signature that it brings is not looked at. Default: none is. */
  readonly needsNoSignature?: (request: RawRequest) => boolean;
  /** What a request means. @throws ApiError for an operation that is not known here, naming it */
  readonly describe: (request: ApiRequest) => ApiCall | Promise<ApiCall>;
  /** Carries out a call that is allowed. @throws ApiError for what the operation refuses */
  readonly perform: (request: ApiRequest, operation: string) => Promise<ApiAnswer>;
}

/**
 * Starts the part that AWS APIs have in common: a bounded body, the signature, IAM, the call's fate, and errors in the
 * protocol's own form. What is asked and what is answered is the service's.
 *
 * @throws StartFault when the port is taken
 */
export async function startApiFront(
  options: ApiFrontOptions,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    response.setHeader('x-amzn-requestid', requestId);
    // Clients of the SDK set their own clocks by this header when they are more than five minutes off.
    response.setHeader('date', new Date(options.clock.now()).toUTCString());
    try {
      const outcome = await answerCall(options, incoming);
      if (outcome === 'lost') incoming.socket.destroy();
      else send(response, outcome);
    } catch (thrown) {
      const error = asApiError(options, thrown);
      send(response, { status: error.status, ...options.protocol.errorBody(error, requestId) });
    }
    // The rest of a refused body must be read, or the connection could serve no other request.
    incoming.resume();
  };
  const underway = new Underway();
  const server = createServer((incoming, response) => underway.add(answer(incoming, response)));
  return serve(server, options.port, underway);
}

function send(response: ServerResponse, { status, headers = {}, body }: ApiAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function asApiError({ name, protocol }: ApiFrontOptions, thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof SigV4Error)
    return new ApiError(403, protocol.signatureCodes[thrown.reason], thrown.message);
  reportFault(name, thrown);
  return new ApiError(500, 'InternalFailure', 'The service met an error of its own.');
}
