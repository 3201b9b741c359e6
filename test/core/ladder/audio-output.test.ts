import { audioOutput, audioSelectors } from '../../../core/ladder/audio-output';

const stereo = { track: 1, channels: 2, language: undefined };

test('the sound is stereo AAC of 128 kbit/s in a rendition of its own', () => {
  expect(audioOutput(stereo)).toEqual({
    NameModifier: '_audio',
    ContainerSettings: {
      Container: 'CMFC',
      CmfcSettings: { AudioGroupId: 'program_audio', AudioTrackType: 'ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT' },
    },
    AudioDescriptions: [
      {
        AudioSourceName: 'Audio Selector 1',
        LanguageCodeControl: 'FOLLOW_INPUT',
        CodecSettings: {
          Codec: 'AAC',
          AacSettings: {
            CodecProfile: 'LC',
            CodingMode: 'CODING_MODE_2_0',
            RateControlMode: 'CBR',
            Bitrate: 128_000,
            SampleRate: 48_000,
          },
        },
      },
    ],
  });
});

test('one channel is heard on both sides', () => {
  expect(audioOutput({ ...stereo, channels: 1 }).AudioDescriptions[0]?.RemixSettings).toEqual({
    ChannelsIn: 1,
    ChannelsOut: 2,
    ChannelMapping: { OutputChannels: [{ InputChannels: [0] }, { InputChannels: [0] }] },
  });
});

test.each([undefined, 2, 6])('%p channels are mixed by MediaConvert itself', channels => {
  expect(audioOutput({ ...stereo, channels }).AudioDescriptions[0]).not.toHaveProperty('RemixSettings');
});

test('the sound is the track that was judged, under the name that the output asks for', () => {
  expect(audioSelectors({ ...stereo, track: 2 })).toEqual({
    'Audio Selector 1': { DefaultSelection: 'DEFAULT', SelectorType: 'TRACK', Tracks: [2] },
  });
});
