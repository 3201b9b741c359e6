import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { endAfterRequest } from '../end-after-request';
import { type GatewayAnswer, ownAnswer } from './gateway-answer';

/** Statuses whose answers have neither body nor Content-Length (RFC 9110, sections 8.6 and 15.4.5). */
const BODILESS = new Set([204, 304]);

/** Sends the answer, uncompressed as HTTP API does. An answer to HEAD has the length of its body and no body. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: GatewayAnswer,
  requestId: string,
): void {
  const bodiless = BODILESS.has(status);
  const length: [string, string][] = bodiless ? [] : [['content-length', String(body.length)]];
  response.writeHead(status, [...headers, ...length, ['apigw-requestid', requestId]].flat());
  if (!bodiless && request.method !== 'HEAD') response.write(body);
  endAfterRequest(request, response);
}

/** Answers what is no HTTP request, or one whose headers are longer than Node reads, and ends the connection. */
export function rejectUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const { status, body } = ownAnswer(tooLarge ? 'headersTooLarge' : 'badRequest');
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      'connection: close',
      '',
      body.toString(),
    ].join('\r\n'),
  );
}
