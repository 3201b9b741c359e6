import type { Finding } from '../finding';
import type { Walk } from '../walk/walk';

/** Apple's authoring specification wants TLS (11); this machine's own address needs none. */
export function checkTls({ address: { url } }: Walk): Finding[] {
  const isLocal = url.hostname === 'localhost' || url.hostname === '[::1]' || url.hostname.startsWith('127.');
  return url.protocol === 'https:' || isLocal ? [] : [{ code: 'authoring_no_tls', place: url.host }];
}
