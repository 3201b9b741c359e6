import { z } from 'zod';
import { AUDIO_SELECTOR } from './inputs';
import { nameModifier } from './name-modifier';

/** Per output channel, the gain of each input channel in dB (MediaConvert API reference, `OutputChannelMapping`). */
const gains = z.strictObject({ inputChannels: z.array(z.number().min(-60).max(6)).min(1).max(64) });

const remixSettings = z
  .strictObject({
    channelsIn: z.int().min(1).max(64),
    channelsOut: z.literal(2),
    channelMapping: z.strictObject({ outputChannels: z.tuple([gains, gains]) }),
  })
  .refine(
    ({ channelsIn, channelMapping }) =>
      channelMapping.outputChannels.every(({ inputChannels }) => inputChannels.length === channelsIn),
    { path: ['channelMapping'] },
  );

const audioDescription = z.strictObject({
  audioSourceName: z.literal(AUDIO_SELECTOR),
  languageCodeControl: z.literal('FOLLOW_INPUT'),
  codecSettings: z.strictObject({
    codec: z.literal('AAC'),
    aacSettings: z.strictObject({
      codecProfile: z.literal('LC'),
      codingMode: z.literal('CODING_MODE_2_0'),
      rateControlMode: z.literal('CBR'),
      bitrate: z.int().min(6000).max(1_024_000),
      sampleRate: z.int().min(8000).max(96_000),
    }),
  }),
  remixSettings: remixSettings.optional(),
});

/** The sound as a rendition of its own. */
export const audioOutput = z.strictObject({
  nameModifier,
  containerSettings: z.strictObject({
    container: z.literal('CMFC'),
    cmfcSettings: z.strictObject({
      audioGroupId: z.string().min(1),
      audioTrackType: z.literal('ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT'),
    }),
  }),
  audioDescriptions: z.tuple([audioDescription]),
});

export type AudioOutput = z.output<typeof audioOutput>;
