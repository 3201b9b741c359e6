import type { ProbeResult } from '../../core/ladder/probe-result';
import type { SourceFilm } from '../../core/ladder/source-film';
import type { Codecs } from '../../core/video/record';

/** For a track whose codec Probe does not name. */
const UNNAMED = 'UNKNOWN';

/** Names of the codecs of the tracks that `checkSource` takes a film's picture and sound from. */
export function sourceCodecs(probe: ProbeResult, film: SourceFilm): Codecs {
  const tracks = probe.Container?.Tracks ?? [];
  const video = tracks.find(({ TrackType }) => TrackType === 'video');
  const audio = tracks.find(
    ({ TrackType, AudioProperties }) => TrackType === 'audio' && AudioProperties?.Channels !== 0,
  );
  return {
    video: video?.Codec ?? UNNAMED,
    ...(film.audio === undefined ? {} : { audio: audio?.Codec ?? UNNAMED }),
  };
}
