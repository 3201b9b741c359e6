import type { ProbeResult } from '../../core/ladder/probe-result';
import type { SourceFilm } from '../../core/ladder/source-film';
import type { Codecs } from '../../core/video/record';

/** For a track whose codec Probe does not name. */
const UNNAMED = 'UNKNOWN';

/** Names of the codecs of the tracks that `checkSource` takes a film's picture and sound from. */
export function sourceCodecs(probe: ProbeResult, film: SourceFilm): Codecs {
  const tracks = probe.Container?.Tracks ?? [];
  const video = tracks.find(({ TrackType }) => TrackType === 'video');
  const sounds = tracks.filter(({ TrackType }) => TrackType === 'audio');
  return {
    video: video?.Codec ?? UNNAMED,
    ...(film.audio && { audio: sounds[film.audio.track - 1]?.Codec ?? UNNAMED }),
  };
}
