import type { FaultCode, Finding } from '../finding';
import type { Playlist } from '../walk/playlist';
import type { Stop } from '../walk/stop';
import type { Walk } from '../walk/walk';

/** Seconds. */
const TARGET = 6;
const OVER_TARGET = 0.5;
/** Seconds that pictures, sound and captions may differ in length. */
const LENGTH_TOLERANCE = 1;
const INDEPENDENT = 'EXT-X-INDEPENDENT-SEGMENTS';
const FRAGMENT = /\.(?:cmfv|cmfa|mp4|m4s|m4v|m4a)(?:[?#]|$)/i;
const TEXT = /\.vtt(?:[?#]|$)/i;

/** Apple's HLS authoring rules for media playlists; the rules' numbers stand in the sentences. */
export function checkMedia({ stops }: Walk): Finding[] {
  const isIndependent = stops.some(
    ({ playlist }) => playlist && isMultivariant(playlist) && playlist.tags.has(INDEPENDENT),
  );
  const media = stops.flatMap(({ playlist, place }: Stop) =>
    playlist && !isMultivariant(playlist) ? [{ playlist, place, length: lengthOf(playlist) }] : [],
  );
  const longest = Math.max(...media.map(({ length }) => length));
  return media.flatMap(({ playlist, place, length }) => {
    const codes = faults(playlist, isIndependent);
    if (longest - length > LENGTH_TOLERANCE) codes.push('authoring_durations');
    return codes.map(code => ({ code, place }));
  });
}

function faults({ segments, maps, tags }: Playlist, isIndependent: boolean): FaultCode[] {
  const target = Number(tags.get('EXT-X-TARGETDURATION') ?? 0);
  const isText = segments.every(({ uri }) => TEXT.test(uri));
  const isIFrames = tags.has('EXT-X-I-FRAMES-ONLY');
  const found: Partial<Record<FaultCode, boolean>> = {
    authoring_not_vod: tags.get('EXT-X-PLAYLIST-TYPE') !== 'VOD' || !tags.has('EXT-X-ENDLIST'),
    authoring_no_map: maps.length === 0 && segments.some(({ uri }) => FRAGMENT.test(uri)),
    authoring_segment_length: segments.some(({ seconds }) => seconds > target + OVER_TARGET),
    authoring_target: !isText && !isIFrames && target !== TARGET,
    authoring_independent: !isText && !isIFrames && !isIndependent && !tags.has(INDEPENDENT),
  };
  return (Object.keys(found) as FaultCode[]).filter(code => found[code]);
}

function isMultivariant({ variants }: Playlist): boolean {
  return variants.length > 0;
}

function lengthOf({ segments }: Playlist): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}
