import { audioOutput } from './audio-output';
import type { CmafGroup } from './create-job-request';
import { firstVariantFirst } from './first-variant';
import type { Rendition } from './renditions';
import type { SourceFilm } from './source-film';
import { GOP_SECONDS, videoOutput } from './video-output';

/** Seconds of a segment: whole groups of pictures (Apple's HLS authoring specification, 7.5). */
const SEGMENT_SECONDS = 6;

/** What the names of a film's playlists and segments begin with. */
const BASE_NAME = 'index';

/**
 * One set of fragmented MP4 files with the playlists of HLS and the manifest of DASH over them, named as
 * `index.m3u8`, `index.mpd`, `index_720p.m3u8`.
 *
 * @param folder S3 URL of the run, without a slash at its end
 */
export function cmafGroup(film: SourceFilm, renditions: readonly Rendition[], folder: string): CmafGroup {
  return {
    Name: 'CMAF',
    OutputGroupSettings: {
      Type: 'CMAF_GROUP_SETTINGS',
      CmafGroupSettings: {
        Destination: `${folder}/${BASE_NAME}`,
        WriteHlsManifest: 'ENABLED',
        WriteDashManifest: 'ENABLED',
        SegmentControl: 'SEGMENTED_FILES',
        SegmentLength: SEGMENT_SECONDS,
        // At 30000/1001 a group lasts 2.002 s. EXACT would put a key frame where the sixth second ends besides.
        SegmentLengthControl: 'GOP_MULTIPLE',
        FragmentLength: GOP_SECONDS,
        ManifestDurationFormat: 'FLOATING_POINT',
        // serve-playlist compresses; what lies in the bucket is rewritten as plain text.
        ManifestCompression: 'NONE',
        CodecSpecification: 'RFC_6381',
        StreamInfResolution: 'INCLUDE',
        TargetDurationCompatibilityMode: 'SPEC_COMPLIANT',
        WriteSegmentTimelineInRepresentation: 'ENABLED',
        MpdProfile: 'MAIN_PROFILE',
      },
    },
    Outputs: [
      ...firstVariantFirst(renditions, film.audio !== undefined).map(one => videoOutput(one, film)),
      ...(film.audio ? [audioOutput(film.audio)] : []),
    ],
  };
}
