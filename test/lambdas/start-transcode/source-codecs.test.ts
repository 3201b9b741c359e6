import { checkSource } from '../../../core/ladder/check-source';
import { sourceCodecs } from '../../../lambdas/start-transcode/source-codecs';
import { PROBED } from './start-stage';

/** Codecs of a film with those tracks. */
function codecsOf(tracks: object[]) {
  const probe = { Container: { ...PROBED.Container, Tracks: tracks } };
  const checked = checkSource(probe);
  if (!checked.ok) throw new Error(checked.failure);
  return sourceCodecs(probe, checked.film);
}

const [video = {}, audio = {}] = PROBED.Container.Tracks;

test('a film has the codecs of its picture and its first sound', () => {
  expect(codecsOf([video, { ...audio, Codec: 'MP3' }, audio])).toEqual({ video: 'AVC', audio: 'MP3' });
});

test('a track without channels before it is not its sound', () => {
  const mute = { ...audio, Codec: 'MP3', AudioProperties: { Channels: 0 } };
  expect(codecsOf([video, mute, audio])).toEqual({ video: 'AVC', audio: 'AAC' });
});

test('a silent film has no codec of sound', () => {
  expect(codecsOf([video])).toEqual({ video: 'AVC' });
  expect(codecsOf([video, { ...audio, AudioProperties: { Channels: 0 } }])).toEqual({ video: 'AVC' });
});

test('a codec that Probe does not name is unknown', () => {
  expect(
    codecsOf([
      { ...video, Codec: undefined },
      { ...audio, Codec: undefined },
    ]),
  ).toEqual({
    video: 'UNKNOWN',
    audio: 'UNKNOWN',
  });
});
