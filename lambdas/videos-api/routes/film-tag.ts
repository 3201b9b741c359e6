import { hash } from 'node:crypto';
import { Problem } from '../../../core/problem';
import type { VideoRecord } from '../../../core/video/record';
import type { VideoView } from '../view/video-schema';

type Edited = Pick<VideoRecord, 'edition'>;

/** How answers with a film's tag describe it. */
export const TAGGED = { ETag: 'The film as the caller sees it; names its edition for `If-Match`.' } as const;

/** Characters of the digest: 96 bits. */
const DIGEST = 16;

/**
 * The entity tag of a film as a caller sees it: its edition, and a digest of all that is said of it. Progress and posters
 * change without an edition, and what is not the same to the byte has no strong tag in common (RFC 9110, section 8.8.1).
 */
export function filmTag({ edition }: Edited, view: VideoView): string {
  return `"${edition}-${hash('sha256', JSON.stringify(view), 'base64url').slice(0, DIGEST)}"`;
}

/**
 * The edition that If-Match names; `*` names the present one. The rest of the tag is not compared, since progress is in
 * nobody's way. A tag that went through a proxy may have become weak.
 *
 * @throws Problem `if_match_required` without the header, `invalid_header` for what is no tag of ours
 */
export function editionOf(ifMatch: string | undefined, { edition }: Edited): number {
  if (ifMatch === undefined) throw new Problem('if_match_required');
  if (ifMatch.trim() === '*') return edition;
  const [, digits] = /^(?:W\/)?"([1-9][0-9]{0,8})(?:-[\w-]{16})?"$/.exec(ifMatch.trim()) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new Problem('invalid_header', {
    faults: [{ path: 'if-match', message: 'must be the ETag of the film' }],
  });
}
