import { Problem } from '../../../core/problem';
import type { VideoRecord } from '../../../core/video/record';

/** How answers with a film's tag describe it. */
export const TAGGED = { ETag: 'The edition of the film, for `If-Match`.' } as const;

/** The entity tag of a film (RFC 9110, section 8.8.3): its edition, which progress leaves as it is. */
export function editionTag({ edition }: Pick<VideoRecord, 'edition'>): string {
  return `"${edition}"`;
}

/**
 * The edition that If-Match names; `*` names the present one. A tag that went through a proxy may have become weak.
 *
 * @throws Problem `if_match_required` without the header, `invalid_header` for what is no tag of ours
 */
export function editionOf(ifMatch: string | undefined, { edition }: Pick<VideoRecord, 'edition'>): number {
  if (ifMatch === undefined) throw new Problem('if_match_required');
  if (ifMatch.trim() === '*') return edition;
  const [, digits] = /^(?:W\/)?"([1-9][0-9]{0,8})"$/.exec(ifMatch.trim()) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new Problem('invalid_header', {
    faults: [{ path: 'if-match', message: 'must be the ETag of the film' }],
  });
}
