import { verifyGrant } from '../../core/grant/token';
import { AUDIENCE, CDN_ORIGIN, GRANT_SECRET, NOW, PREFIX } from '../scene/film';
import type { playEvent } from '../scene/play-event';
import { signedPerSegment } from './signed-per-segment';

/** Signs one URL until a time in seconds since the epoch. */
type SignUrl = (url: string, expires: number) => string;

/**
 * A handler as the published guides write it: it checks the viewer, signs every segment, and answers with the text. The
 * grant, the event and the answer are ours, and it has playlist and keys in memory as our warm function does, so that
 * signing is all that differs.
 */
export function guideHandler(playlist: Buffer, signUrl: SignUrl) {
  const text = playlist.toString();
  const secret = Buffer.from(GRANT_SECRET);
  return async ({ pathParameters: { token } }: ReturnType<typeof playEvent>) => {
    const { expires } = await verifyGrant(token, { audience: AUDIENCE, now: NOW, secretOf: () => secret });
    const body = signedPerSegment(text, {
      folder: `${CDN_ORIGIN}/${PREFIX}/`,
      signUrl: url => signUrl(url, expires),
    });
    return {
      statusCode: 200,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'application/vnd.apple.mpegurl' },
      body,
      isBase64Encoded: false,
    };
  };
}
