import { isUtf8 } from 'node:buffer';
import { type ContentCoding, encodeContent } from './content-coding';
import { entityTag } from './entity-tag';

/**
 * Bytes that a buffered Lambda answer may have as JSON (Lambda quotas: 6 MB; the service's own error message names
 * this number), less a reserve for status and headers.
 */
const BODY_LIMIT = 6_291_556 - 2_048;

/** A playlist's body as the gateway takes it from a function. */
export interface PlaylistBody {
  coding: ContentCoding;
  etag: string;
  text: string;
  isBase64Encoded: boolean;
}

/** A body that Lambda would refuse to pass on. */
export type TooLarge = 'too_large';

/** Encodes a rewritten playlist; text that is not UTF-8 travels as base64, since JSON would change it. */
export function playlistBody(playlist: Buffer, coding: ContentCoding): PlaylistBody | TooLarge {
  const bytes = encodeContent(playlist, coding);
  if (bytes.length > BODY_LIMIT) return 'too_large';
  const isBase64Encoded = coding !== 'identity' || !isUtf8(bytes);
  const text = bytes.toString(isBase64Encoded ? 'base64' : 'utf8');
  if (Buffer.byteLength(JSON.stringify(text)) > BODY_LIMIT) return 'too_large';
  return { coding, etag: entityTag(bytes), text, isBase64Encoded };
}
