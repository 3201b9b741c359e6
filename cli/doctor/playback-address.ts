import { PREFIX } from '../../core/contract';
import { type GrantClaims, parseClaims } from '../../core/grant/claims';
import { UsageError } from '../usage-error';

const MANIFEST = new RegExp(`^/${PREFIX.play}/[^/]+/.+\\.mpd$`);
const PATH = new RegExp(`^/${PREFIX.play}/([^/]+)/(.+\\.m3u8)$`);

/** A playback URL, and what its token says. */
export interface PlaybackAddress {
  readonly url: URL;
  /** The playlist's path below the token. */
  readonly playlist: string;
  /** Nothing where the token cannot be read. */
  readonly grant: GrantClaims | undefined;
}

/**
 * Reads a playback URL. Whether its token is good is for the stack to say; here it is only decoded.
 *
 * @throws UsageError where it is none; the message holds no part of it
 */
export function readPlaybackAddress(text: string): PlaybackAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError('URL has to begin with https:// or http://');
  if (url.username !== '' || url.password !== '')
    throw new UsageError('URL may not hold a user name or password');
  const [, token = '', playlist = ''] = PATH.exec(url.pathname) ?? [];
  if (MANIFEST.test(url.pathname))
    throw new UsageError(
      'URL is that of a DASH manifest; give the one that ends with index.m3u8, same token',
    );
  if (playlist === '') throw new UsageError('URL is no playback URL: its path is /play/TOKEN/index.m3u8');
  return { url, playlist, grant: readClaims(token) };
}

function readClaims(token: string): GrantClaims | undefined {
  try {
    return parseClaims(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}
