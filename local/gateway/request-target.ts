/** A request target as HTTP API hands it on. */
export interface RequestTarget {
  /** Decoded once, and cut at the first `?` that decoding brought up. */
  readonly path: string;
  /** As it was sent, without the `?`. */
  readonly rawQuery: string;
}

/**
 * Reads the target of a request line in origin form or absolute form (RFC 9112, section 3.2).
 * @returns undefined where it is neither, or where its path is not percent-encoded UTF-8
 */
export function readTarget(target: string): RequestTarget | undefined {
  const origin = target.replace(/^https?:\/\/[^/?]*(?=\/)/i, '');
  if (!origin.startsWith('/')) return undefined;
  const mark = origin.indexOf('?');
  const rawPath = mark < 0 ? origin : origin.slice(0, mark);
  try {
    const [path = ''] = decodeURIComponent(rawPath).split('?', 1);
    return { path, rawQuery: mark < 0 ? '' : origin.slice(mark + 1) };
  } catch {
    return undefined;
  }
}
