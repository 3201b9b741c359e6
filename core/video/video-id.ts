/**
 * Names of films and of their transcodes. Both are base64url, so neither can hold `*` or `?`, which a CloudFront
 * policy reads as wildcards.
 */

const VIDEO_ID = /^[A-Za-z0-9_-]{21}[AQgw]$/;
const RUN = /^[A-Za-z0-9_-]{1,22}$/;

/** Number of random bytes behind a video id. */
export const VIDEO_ID_BYTES = 16;

/**
 * A video id: 128 random bits as 22 characters of base64url.
 *
 * @param random 16 bytes from a cryptographic source
 * @throws TypeError when there are not 16 bytes
 */
export function videoId(random: Uint8Array): string {
  if (random.length !== VIDEO_ID_BYTES) throw new TypeError(`a video id takes ${VIDEO_ID_BYTES} bytes`);
  return Buffer.from(random).toString('base64url');
}

/** Whether the text is a video id in its only spelling (the last character carries two bits). */
export function isVideoId(text: string): boolean {
  return VIDEO_ID.test(text);
}

/** Whether the text names a run: one transcode of a film. */
export function isRun(text: string): boolean {
  return RUN.test(text);
}
