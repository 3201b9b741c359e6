import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endAfterRequest } from '../../end-after-request';
import { type HeaderFields, HOP_BY_HOP, withoutFields } from '../header-fields';
import type { EdgeAnswer } from './edge-answer';

/** Fields that CloudFront replaces, besides those of the connection. */
const REPLACED: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  'via',
  'x-amz-cf-id',
  'x-amz-cf-pop',
  'x-cache',
]);

const BODILESS: ReadonlySet<number> = new Set([204, 304]);

/**
 * Writes an answer to the viewer, streamed, and resolves once it is gone. A body that breaks off breaks the
 * connection, so that nobody takes half an object for a whole one; a viewer who leaves ends the body's source.
 *
 * @param now milliseconds since the epoch
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: EdgeAnswer,
  { method, id, now }: { method: string; id: string; now: number },
): Promise<void> {
  const { status, body } = answer;
  response.writeHead(status, { ...viewerHeaders(answer, id, now) });
  if (body instanceof Readable) {
    if (method === 'HEAD' || BODILESS.has(status)) {
      body.resume();
      response.end();
    } else {
      await pipeline(body, response, { end: false }).then(
        () => endAfterRequest(response.req, response),
        () => response.destroy(),
      );
    }
  } else {
    if (method !== 'HEAD' && !BODILESS.has(status) && body !== undefined) response.write(body);
    endAfterRequest(response.req, response);
  }
}

function viewerHeaders({ status, headers, from }: EdgeAnswer, id: string, now: number): HeaderFields {
  return {
    server: 'CloudFront',
    date: new Date(now).toUTCString(),
    ...withoutFields(headers, REPLACED),
    via: `1.1 ${id}.cloudfront.net (CloudFront)`,
    'x-amz-cf-id': id,
    'x-amz-cf-pop': 'LOCAL',
    'x-cache': `${status >= 400 && !from.startsWith('Function') ? 'Error' : from} from cloudfront`,
  };
}
