import { checkSource } from '../../../core/ladder/check-source';
import type { ProbeContainer, ProbeTrack, ProbeVideo } from '../../../core/ladder/probe-result';
import { FILM_CONTAINERS, SOUND_CONTAINERS } from '../../../core/ladder/source-film';

const sound: ProbeTrack = {
  TrackType: 'audio',
  Codec: 'AAC',
  AudioProperties: { Channels: 2, LanguageCode: 'deu' },
};

function picture(properties: ProbeVideo = {}): ProbeTrack {
  return {
    TrackType: 'video',
    Codec: 'AVC',
    Duration: 12.5,
    VideoProperties: {
      Width: 1280,
      Height: 720,
      FrameRate: { Numerator: 30_000, Denominator: 1001 },
      ...properties,
    },
  };
}

const check = (container: ProbeContainer) => checkSource({ Container: container });

function videoOf(properties: ProbeVideo, format = 'mp4') {
  const checked = check({ Format: format, Tracks: [picture(properties)] });
  return checked.ok ? checked.film.video : undefined;
}

describe('a source that cannot become a film is refused with a reason', () => {
  test.each([
    ['a file that Probe refuses', undefined, 'source_unreadable'],
    ['an answer without a container', {}, 'source_unreadable'],
    ['a file without a format or a track: text, or nothing', { Container: {} }, 'source_unreadable'],
    ['a film without its index', { Container: { Format: 'mp4', Tracks: [] } }, 'source_unreadable'],
    [
      'a picture without a size',
      { Container: { Format: 'mp4', Tracks: [picture({ Width: 0, Height: undefined })] } },
      'source_unreadable',
    ],
    ['sound in a film container', { Container: { Format: 'mp4', Tracks: [sound] } }, 'no_video'],
    [
      'captions alone',
      { Container: { Format: 'matroska', Tracks: [{ TrackType: 'data', Codec: 'WEBVTT' }] } },
      'no_video',
    ],
    [
      'a picture in a container without a name',
      { Container: { Tracks: [picture()] } },
      'unsupported_container',
    ],
    [
      'a picture in a container that nobody knows',
      { Container: { Format: 'flv', Tracks: [picture()] } },
      'unsupported_container',
    ],
  ])('%s', (_, probe, failure) => {
    expect(checkSource(probe)).toEqual({ ok: false, failure });
  });

  test.each(SOUND_CONTAINERS)('%s holds sound alone', Format => {
    expect(check({ Format, Tracks: [sound] })).toEqual({ ok: false, failure: 'no_video' });
  });
});

describe('a source that can become a film', () => {
  test('is told by what the job depends on', () => {
    expect(check({ Format: 'quicktime', Duration: 13, Tracks: [sound, picture()] })).toEqual({
      ok: true,
      film: {
        container: 'quicktime',
        durationSeconds: 12.5,
        video: {
          width: 1280,
          height: 720,
          sampleAspectRatio: { num: 1, den: 1 },
          rotation: 0,
          frameRate: { num: 30_000, den: 1001 },
          interlaced: false,
          highDynamicRange: false,
        },
        audio: { track: 1, channels: 2, language: 'deu' },
      },
    });
  });

  test.each(FILM_CONTAINERS)('may come in %s', Format => {
    expect(check({ Format, Tracks: [picture()] })).toMatchObject({ ok: true, film: { container: Format } });
  });

  test('is silent without an audio track, and with one that has no channels', () => {
    const mute = { ...sound, AudioProperties: { Channels: 0 } };
    expect(check({ Format: 'mp4', Tracks: [picture()] })).toMatchObject({ film: { audio: undefined } });
    expect(check({ Format: 'mp4', Tracks: [picture(), mute] })).toMatchObject({ film: { audio: undefined } });
  });

  test('has the first sound that has channels, which the job takes too', () => {
    const mute = { ...sound, AudioProperties: { Channels: 0 } };
    expect(check({ Format: 'mp4', Tracks: [mute, picture(), sound, sound] })).toMatchObject({
      film: { audio: { track: 2, channels: 2, language: 'deu' } },
    });
  });

  test('has sound where Probe does not tell the channels', () => {
    const unknown = { TrackType: 'audio', Codec: 'AAC' };
    expect(check({ Format: 'mp4', Tracks: [picture(), unknown] })).toMatchObject({
      film: { audio: { track: 1, channels: undefined, language: undefined } },
    });
  });

  test('is no longer than its container, whatever a track tells that was trimmed', () => {
    expect(check({ Format: 'mp4', Duration: 6, Tracks: [picture()] })).toMatchObject({
      film: { durationSeconds: 6 },
    });
  });

  test('has the length of its container where the track does not tell, and none where neither does', () => {
    const { Duration: _, ...endless } = picture();
    expect(check({ Format: 'mp4', Duration: 13, Tracks: [endless] })).toMatchObject({
      film: { durationSeconds: 13 },
    });
    expect(check({ Format: 'mp4', Duration: 0, Tracks: [endless] })).toMatchObject({
      film: { durationSeconds: undefined },
    });
  });

  test('has the shape of pixels that its container says, else the one that its stream says', () => {
    const CodecMetadata = { SampleAspectRatio: { Numerator: 4, Denominator: 3 } };
    const SampleAspectRatio = { Numerator: 64, Denominator: 45 };
    expect(videoOf({ SampleAspectRatio, CodecMetadata })?.sampleAspectRatio).toEqual({ num: 64, den: 45 });
    expect(videoOf({ CodecMetadata })?.sampleAspectRatio).toEqual({ num: 4, den: 3 });
    expect(videoOf({ SampleAspectRatio: { Numerator: 0, Denominator: 1 } })?.sampleAspectRatio).toEqual({
      num: 1,
      den: 1,
    });
  });

  test('has the frame rate of its container, else of its stream, else none', () => {
    const FrameRate = undefined;
    expect(
      videoOf({ FrameRate, CodecMetadata: { CodedFrameRate: { Numerator: 50, Denominator: 1 } } })?.frameRate,
    ).toEqual({ num: 50, den: 1 });
    expect(videoOf({ FrameRate })?.frameRate).toBeUndefined();
  });

  test.each([
    [{ ScanType: 'Interlaced' }, true],
    [{ ScanType: 'interlaced' }, true],
    [{ FieldOrder: 'TopFieldFirst' }, true],
    [{ ScanType: 'Progressive' }, false],
    [{}, false],
  ])('whose stream says %j is interlaced: %p', (CodecMetadata, interlaced) => {
    expect(videoOf({ CodecMetadata })?.interlaced).toBe(interlaced);
  });

  test.each([
    [{ TransferCharacteristics: 'SMPTE_2084' }, true],
    [{ TransferCharacteristics: 'ARIB_B67' }, true],
    [{ CodecMetadata: { TransferCharacteristics: 'ARIB_B67' } }, true],
    [{ TransferCharacteristics: 'ITU_709' }, false],
    [{}, false],
  ])('that says %j has a high dynamic range: %p', (properties, highDynamicRange) => {
    expect(videoOf(properties)?.highDynamicRange).toBe(highDynamicRange);
  });

  test('is turned where MediaConvert can turn it', () => {
    expect(videoOf({ Rotation: 90 })?.rotation).toBe(90);
    expect(videoOf({ Rotation: 90 }, 'matroska')?.rotation).toBe(90);
    expect(videoOf({ Rotation: 90, CodecMetadata: { ScanType: 'Interlaced' } })?.rotation).toBe(0);
    expect(videoOf({ Rotation: 90, CodecMetadata: { ChromaSubsampling: '4:4:4' } })?.rotation).toBe(0);
  });
});
