import type { Finding } from '../finding';
import type { Walk } from '../walk/walk';

/** Whether playlists are compressed, as Apple's authoring specification wants it (10.1). */
export function checkCompression({ stops }: Walk): Finding[] {
  return stops
    .filter(
      ({ playlist, answer }) => playlist !== undefined && answer.headers['content-encoding'] === undefined,
    )
    .map(({ place }) => ({ code: 'uncompressed_playlist', place }));
}
