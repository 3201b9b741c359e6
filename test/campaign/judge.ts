import type { Forgery } from './forgery';
import { type Answer, readAnswers } from './read-answers';

/** What an answer to a forgery did that it must not. */
export type Breach =
  | 'film'
  | 'playlist'
  | 'success'
  | 'confirmed'
  | 'server error'
  | 'stack trace'
  | 'echo'
  | 'silence'
  | 'not judged';

export interface Evidence {
  /** Whether bytes hold a piece of a film. */
  readonly isFilm: (bytes: Buffer) => boolean;
  /** The player page and what it loads: everybody may have them. */
  readonly pages: readonly Buffer[];
  /** Entity tags of the pages. */
  readonly pageTags: ReadonlySet<string>;
}

const PLAYLIST = /#EXTM3U|#EXTINF|#EXT-X-|<MPD[ >]|Policy=|Signature=/;
const FILM_TYPE = /^(?:video|audio)\/|mpegurl|dash\+xml/i;
const STACK_TRACE = /\bat .{1,80}:\d+:\d+|node:internal|\bTypeError\b|\bReferenceError\b|\.ts:\d+/;
/** Shorter values stand in answers by chance. */
const SECRET_LENGTH = 9;

/** Judges what came back for a forgery: the first breach found, or nothing. One rule for every family and every door. */
export function judge(forgery: Forgery, received: Buffer, evidence: Evidence): Breach | undefined {
  const answers = readAnswers(received, forgery.isHead);
  if (answers.length === 0 && !forgery.breaksOff) return 'silence';
  const text = received.toString('latin1');
  if (forgery.secrets.some(secret => secret.length >= SECRET_LENGTH && text.includes(secret))) return 'echo';
  for (const answer of answers) {
    const breach = isPage(answer, evidence) ? undefined : judgeAnswer(answer, forgery, evidence);
    if (breach !== undefined) return breach;
  }
  return undefined;
}

function judgeAnswer({ status, header, head, body }: Answer, forgery: Forgery, evidence: Evidence) {
  const text = body.toString('latin1');
  if (evidence.isFilm(body)) return 'film';
  if (PLAYLIST.test(text) || FILM_TYPE.test(header('content-type') ?? '')) return 'playlist';
  if (status === 304) return evidence.pageTags.has(header('etag') ?? '') ? undefined : 'confirmed';
  if (status >= 200 && status < 400) return isPreflight(forgery) && body.length === 0 ? undefined : 'success';
  if (STACK_TRACE.test(head + text)) return 'stack trace';
  // The local S3 names in this way what S3 has and it leaves out.
  if (
    status === 501 &&
    forgery.door === 's3' &&
    (forgery.isHead || text.includes('<Code>NotImplemented</Code>'))
  )
    return undefined;
  if (status >= 500) return 'server error';
  return status === 429 ? 'not judged' : undefined;
}

/** What everybody may have, whole or in part; the answer to HEAD is known by its length and type. */
function isPage({ status, header, body }: Answer, { pages }: Evidence): boolean {
  if (status !== 200 && status !== 206) return false;
  if (body.length > 0) return pages.some(page => page.includes(body));
  const length = Number(header('content-length'));
  return (
    /html|javascript|css/.test(header('content-type') ?? '') && pages.some(page => page.length === length)
  );
}

function isPreflight({ bytes }: Forgery): boolean {
  return bytes.startsWith('OPTIONS ');
}
