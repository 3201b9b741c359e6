import { grantExpiry } from '../../../core/grant/lifetime';
import { IMAGES } from '../../../core/ladder/poster-group';
import { filmPrefix } from '../../../core/video/object-keys';
import type { ApiDesk } from '../api-desk';

/** How long a poster can be looked at, in seconds. */
const TTL = 6 * 3_600;

/** Seconds within which posters keep their URL, so that browsers find them in their cache. */
const BUCKET = 3_600;

/** A signed URL and the second at which it ends. */
interface SignedUrl {
  readonly url: string;
  /** Seconds since the epoch. */
  readonly expires: number;
}

/**
 * The URL of a film's poster, under a signature for the film's pictures alone.
 *
 * @param film its poster by the path below the run's prefix
 * @throws Problem `unavailable` while there is no key to sign with
 */
export async function signedPoster(
  { config, signMedia, now }: Pick<ApiDesk, 'config' | 'signMedia' | 'now'>,
  { id, run, poster }: { readonly id: string; readonly run: string; readonly poster: string },
): Promise<SignedUrl> {
  const max = config.grantMaxSeconds;
  const expires = grantExpiry({ now: now() / 1000, ttl: Math.min(TTL, max), max, bucket: BUCKET });
  const prefix = filmPrefix(id, run);
  const suffix = await signMedia({ prefix: `${prefix}/${IMAGES}`, expires });
  return { url: `${config.cdnOrigin}/${prefix}/${poster}?${suffix}`, expires };
}
