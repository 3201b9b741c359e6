import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { HeaderFields } from './header-fields';

/** A viewer's request as it came in, nothing decoded. */
export interface ViewerRequest {
  readonly method: string;
  /** Host header: host and port. */
  readonly host: string;
  /** Path as it was written, with its leading slash. */
  readonly rawPath: string;
  /** Query as it was written, without the question mark; undefined where there is none. */
  readonly rawQuery: string | undefined;
  readonly headers: HeaderFields;
  /** Each header's values as they came, none joined. */
  readonly distinctHeaders: HeaderFields;
  /** Address of the viewer's end of the connection; X-Forwarded-For is never believed. */
  readonly ip: string;
  readonly hasBody: boolean;
  readonly body: Readable;
}

/** Bytes of a URL, scheme and host included (Developer Guide, "Quotas", maximum length of a URL). */
const LONGEST_URL = 8_192;

/** The request, or the status that refuses it: 400 for a target that is no path, 414 for too long a URL. */
export function readViewerRequest(message: IncomingMessage): ViewerRequest | 400 | 414 {
  const { method = '', url = '', headers } = message;
  const { host = '' } = headers;
  if (!url.startsWith('/') || url.includes('#')) return 400;
  if (`https://${host}${url}`.length > LONGEST_URL) return 414;
  const mark = url.indexOf('?');
  return {
    method,
    host,
    rawPath: mark < 0 ? url : url.slice(0, mark),
    rawQuery: mark < 0 ? undefined : url.slice(mark + 1),
    headers,
    distinctHeaders: message.headersDistinct,
    ip: (message.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    hasBody: headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0,
    body: message,
  };
}
