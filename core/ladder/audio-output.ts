import { AUDIO_BIT_RATE } from './bit-rates';
import type { AudioDescription, AudioOutput, AudioSelector } from './create-job-request';
import type { SourceAudio } from './source-film';

/** GROUP-ID of the sound in the multivariant playlist. */
export const AUDIO_GROUP = 'program_audio';

/** What stands behind `index_` in the names of the sound's files. */
const AUDIO_NAME = 'audio';

const SELECTOR = 'Audio Selector 1';
const SAMPLE_RATE = 48_000;

/** The audio track that the film's sound is. MediaConvert counts those alone that it knows as audio. */
export function audioSelectors({ track }: SourceAudio): Record<string, AudioSelector> {
  return { [SELECTOR]: { DefaultSelection: 'DEFAULT', SelectorType: 'TRACK', Tracks: [track] } };
}

/** Sound as a rendition of its own, stereo AAC (Apple's HLS authoring specification, 2.3 and 9.5). */
export function audioOutput(audio: SourceAudio): AudioOutput {
  return {
    NameModifier: `_${AUDIO_NAME}`,
    ContainerSettings: {
      Container: 'CMFC',
      CmfcSettings: {
        AudioGroupId: AUDIO_GROUP,
        AudioTrackType: 'ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT',
      },
    },
    AudioDescriptions: [
      {
        AudioSourceName: SELECTOR,
        LanguageCodeControl: 'FOLLOW_INPUT',
        CodecSettings: {
          Codec: 'AAC',
          AacSettings: {
            CodecProfile: 'LC',
            CodingMode: 'CODING_MODE_2_0',
            RateControlMode: 'CBR',
            Bitrate: AUDIO_BIT_RATE,
            SampleRate: SAMPLE_RATE,
          },
        },
        ...(audio.channels === 1 && { RemixSettings: ON_BOTH_SIDES }),
      },
    ],
  };
}

/** One channel on left and right alike, at its own loudness. */
const ON_BOTH_SIDES: NonNullable<AudioDescription['RemixSettings']> = {
  ChannelsIn: 1,
  ChannelsOut: 2,
  ChannelMapping: { OutputChannels: [{ InputChannels: [0] }, { InputChannels: [0] }] },
};
