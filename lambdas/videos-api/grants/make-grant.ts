import { captionPaths } from '../../../core/captions/caption-paths';
import { PREFIX } from '../../../core/contract';
import { renewAfter } from '../../../core/grant/lifetime';
import { mintGrant } from '../../../core/grant/token';
import { filmPrefix } from '../../../core/video/object-keys';
import type { ReadyVideo } from '../../../core/video/record';
import type { ApiDesk } from '../api-desk';
import { activeSecret } from './active-secret';
import type { GrantAnswer } from './grant-schema';

/** What a grant is to be. */
interface GrantTerms {
  /** The time that the answer counts from, in whole seconds since the epoch. */
  readonly now: number;
  /** The end, in seconds since the epoch. */
  readonly expires: number;
  /** The only IPv4 address, or range in CIDR form, that segments play at. */
  readonly ip?: string | undefined;
}

/**
 * The answer that gives a film to a player. It depends on film, terms and keys alone.
 *
 * @throws Problem `unavailable` while a key cannot be read
 */
export async function makeGrant(
  desk: Pick<ApiDesk, 'config' | 'keyring' | 'signMedia'>,
  { id, attempt: { run }, poster, captions }: ReadyVideo,
  { now, expires, ip }: GrantTerms,
): Promise<GrantAnswer> {
  const { cdnOrigin, grantAudience: audience } = desk.config;
  const prefix = filmPrefix(id, run);
  const claims = { audience, film: id, run, expires, ...(ip === undefined ? {} : { ip }) };
  const token = await mintGrant(claims, await activeSecret(desk));
  const mediaQuery = await desk.signMedia({ prefix, expires, ip });
  const media = (path: string) => `${cdnOrigin}/${prefix}/${path}?${mediaQuery}`;
  const playlist = (name: string) => `${cdnOrigin}/${PREFIX.play}/${token}/${name}`;
  const renew = renewAfter({ now, expires });
  return {
    id,
    hls: playlist('index.m3u8'),
    dash: playlist('index.mpd'),
    ...(poster === undefined ? {} : { poster: media(poster) }),
    captions: captions.map(({ language, label }) => ({
      language,
      label,
      url: media(captionPaths(language).text),
    })),
    token,
    mediaQuery,
    expiresAt: isoOf(expires),
    renewAfter: isoOf(renew),
    expiresIn: expires - now,
    renewIn: renew - now,
  };
}

/** @param time seconds since the epoch */
function isoOf(time: number): string {
  return new Date(1000 * time).toISOString();
}
