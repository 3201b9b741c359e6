import { cmafGroup } from '../../../core/ladder/cmaf-group';
import { chooseRenditions } from '../../../core/ladder/renditions';
import type { SourceFilm } from '../../../core/ladder/source-film';
import { sourceFilmOf } from './source-film-of';

const FOLDER = 's3://media/vod/film/run';
const groupOf = (film: SourceFilm) => cmafGroup(film, chooseRenditions(film), FOLDER);
const modifiers = (film: SourceFilm) => groupOf(film).Outputs.map(output => output.NameModifier);

test('one group writes HLS and DASH over one set of segments', () => {
  const { Name, OutputGroupSettings } = groupOf(sourceFilmOf());
  expect({ Name, OutputGroupSettings }).toEqual({
    Name: 'CMAF',
    OutputGroupSettings: {
      Type: 'CMAF_GROUP_SETTINGS',
      CmafGroupSettings: {
        Destination: 's3://media/vod/film/run/index',
        WriteHlsManifest: 'ENABLED',
        WriteDashManifest: 'ENABLED',
        SegmentControl: 'SEGMENTED_FILES',
        SegmentLength: 6,
        SegmentLengthControl: 'GOP_MULTIPLE',
        FragmentLength: 2,
        ManifestDurationFormat: 'FLOATING_POINT',
        ManifestCompression: 'NONE',
        CodecSpecification: 'RFC_6381',
        StreamInfResolution: 'INCLUDE',
        TargetDurationCompatibilityMode: 'SPEC_COMPLIANT',
        WriteSegmentTimelineInRepresentation: 'ENABLED',
        MpdProfile: 'MAIN_PROFILE',
      },
    },
  });
});

test('the outputs are the pictures, the one to begin with first, and then the sound', () => {
  expect(modifiers(sourceFilmOf())).toEqual(['_540p', '_1080p', '_720p', '_360p', '_audio']);
});

test('a silent film has no sound to write', () => {
  expect(modifiers(sourceFilmOf({ audio: 'silent' }))).toEqual(['_540p', '_1080p', '_720p', '_360p']);
});
