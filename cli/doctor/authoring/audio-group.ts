import type { Child, Playlist } from '../walk/playlist';

/** The renditions of sound that a variant is played with (RFC 8216, section 4.3.4.2, AUDIO). */
export function audioGroup({ attributes }: Child, { renditions }: Playlist): readonly Child[] {
  const group = attributes.get('AUDIO');
  return renditions.filter(
    each => each.attributes.get('TYPE') === 'AUDIO' && each.attributes.get('GROUP-ID') === group,
  );
}
