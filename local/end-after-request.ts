import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Ends an answer once its request has come in whole. A connection that is closed while its client still sends is reset,
 * and what the client had not read of the answer is lost with it; so the rest is read, and thrown away. Node's own bound
 * on the time of a request ends that at the latest.
 */
export function endAfterRequest(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return void response.end();
  request.unpipe();
  request.once('end', () => response.end()).resume();
}
