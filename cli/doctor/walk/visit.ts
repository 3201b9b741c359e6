import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** Milliseconds for which an answer is waited for. */
const LONGEST_WAIT = 30_000;

/** Where the page is that the doctor stands in for; the name can never be registered (RFC 2606). */
export const PAGE_ORIGIN = 'https://page.invalid';

export interface Asking {
  readonly method?: 'GET' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the body that are read at most, as they come over the wire. */
  readonly maxBytes: number;
}

export interface Answer {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As it came over the wire. */
  readonly body: Buffer;
  /** This machine's time when the headers had arrived, in milliseconds since the epoch. */
  readonly receivedAt: number;
  /** Node's code for why there was no answer, such as ECONNREFUSED or CERT_HAS_EXPIRED. */
  readonly failure?: string;
}

export type Visit = (url: URL, asking: Asking) => Promise<Answer>;

/**
 * Sends requests as a page of another site does, and follows no redirect. It never fails: no answer is one with status 0.
 *
 * @param now milliseconds since the epoch
 */
export function createVisit(now: () => number): Visit {
  return (url, { method = 'GET', headers = {}, maxBytes }) =>
    new Promise(resolve => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const none = ({ code = 'no answer' }: NodeJS.ErrnoException) =>
        resolve({ status: 0, headers: {}, body: Buffer.alloc(0), receivedAt: now(), failure: code });
      const options = { method, headers: { ...headers, origin: PAGE_ORIGIN }, timeout: LONGEST_WAIT };
      const outgoing = send(url, options, async response => {
        const receivedAt = now();
        const body = await readBody(response, maxBytes);
        resolve({ status: response.statusCode ?? 0, headers: joinedFields(response), body, receivedAt });
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
      outgoing.on('error', none);
      outgoing.end();
    });
}

/** The body up to a length; what is missing of one that breaks off is not filled in. */
async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= maxBytes) break;
    }
  } catch {
    return Buffer.concat(chunks);
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

function joinedFields({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}
