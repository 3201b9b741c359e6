import type { Finding } from '../finding';
import { isAnswered, type Stop } from '../walk/stop';
import type { Walk } from '../walk/walk';

/** RFC 8216, section 4. */
const PLAYLIST: readonly string[] = ['application/vnd.apple.mpegurl', 'audio/mpegurl'];
const FRAGMENT: readonly string[] = [
  'video/mp4',
  'audio/mp4',
  'application/mp4',
  'video/iso.segment',
  'audio/iso.segment',
];

/** Media types that players take, by extension (RFC 8216, section 3; Apple's authoring specification). */
const MEDIA: Readonly<Record<string, readonly string[]>> = {
  cmfv: FRAGMENT,
  cmfa: FRAGMENT,
  mp4: FRAGMENT,
  m4s: FRAGMENT,
  m4v: FRAGMENT,
  m4a: FRAGMENT,
  ts: ['video/mp2t'],
  aac: ['audio/aac'],
  vtt: ['text/vtt', 'text/plain'],
};

/** Whether each answer has the media type that players look for. */
export function checkContentTypes({ stops }: Walk): Finding[] {
  return stops.filter(isAnswered).flatMap((stop): Finding[] => {
    const expected = stop.kind === 'media' ? expectedOf(stop) : PLAYLIST;
    const given = stop.answer.headers['content-type'] ?? '';
    const type = given.replace(/;.*$/, '').trim().toLowerCase();
    if (expected === undefined || expected.includes(type)) return [];
    return [{ code: 'wrong_content_type', place: stop.place, seen: printable(type) }];
  });
}

function expectedOf({ url }: Stop): readonly string[] | undefined {
  const extension = url.pathname.slice(url.pathname.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(MEDIA, extension) ? MEDIA[extension] : undefined;
}

function printable(type: string): string {
  return type === '' ? 'none' : type.replace(/[^a-z0-9/+.-]/g, '?').slice(0, 60);
}
