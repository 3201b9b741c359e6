import type { FaultCode, Finding } from '../finding';
import type { Playlist } from '../walk/playlist';
import type { Walk } from '../walk/walk';
import { type MediaPlaylist, mediaPlaylists } from './media-playlists';

/** Seconds of a segment (7.5), and how much longer than the target one may be (7.7). */
const TARGET = 6;
const OVER_TARGET = 0.5;
/** Seconds that pictures, sound and captions may differ in length. */
const LENGTH_TOLERANCE = 1;
const INDEPENDENT = 'EXT-X-INDEPENDENT-SEGMENTS';
const FRAGMENT = /\.(?:cmfv|cmfa|mp4|m4s|m4v|m4a)(?:[?#]|$)/i;

/** Apple's HLS authoring rules for media playlists; the rules' numbers stand in the sentences. */
export function checkMedia({ stops }: Walk): Finding[] {
  const isIndependent = stops.some(
    ({ playlist }) => playlist && playlist.variants.length > 0 && playlist.tags.has(INDEPENDENT),
  );
  const media = mediaPlaylists(stops);
  const longest = Math.max(...media.map(({ playlist }) => lengthOf(playlist)));
  const each = media.flatMap(one => {
    const codes = faults(one, isIndependent);
    if (longest - lengthOf(one.playlist) > LENGTH_TOLERANCE) codes.push('authoring_durations');
    return codes.map(code => ({ code, place: one.place }));
  });
  return [...each, ...differentTargets(media)];
}

function faults({ playlist, content }: MediaPlaylist, isIndependent: boolean): FaultCode[] {
  const { segments, maps, tags } = playlist;
  const target = targetOf(playlist);
  const isFilm = content === 'pictures' || content === 'sound';
  const found: Partial<Record<FaultCode, boolean>> = {
    authoring_not_vod: tags.get('EXT-X-PLAYLIST-TYPE') !== 'VOD' || !tags.has('EXT-X-ENDLIST'),
    authoring_no_map: maps.length === 0 && segments.some(({ uri }) => FRAGMENT.test(uri)),
    authoring_segment_length: segments.some(({ seconds }) => seconds > target + OVER_TARGET),
    authoring_target: isFilm && target !== TARGET,
    authoring_independent: content === 'pictures' && !isIndependent && !tags.has(INDEPENDENT),
    authoring_i_frames_only: content === 'iFrames' && !tags.has('EXT-X-I-FRAMES-ONLY'),
  };
  return (Object.keys(found) as FaultCode[]).filter(code => found[code]);
}

/** Pictures and sound with another target duration than the first of them; captions and I-frames may have their own. */
function differentTargets(media: readonly MediaPlaylist[]): Finding[] {
  const [first, ...rest] = media.filter(({ content }) => content === 'pictures' || content === 'sound');
  if (!first) return [];
  const expected = targetOf(first.playlist);
  return rest
    .filter(({ playlist }) => targetOf(playlist) !== expected)
    .map(({ playlist, place }) => ({
      code: 'authoring_target_durations',
      place,
      seen: `${targetOf(playlist)} s, not the ${expected} s of ${first.place}`,
    }));
}

/** Seconds. */
function targetOf({ tags }: Playlist): number {
  return Number(tags.get('EXT-X-TARGETDURATION') ?? 0);
}

function lengthOf({ segments }: Playlist): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}
