import { z } from 'zod';
import { picture } from './picture';
import { s3Url } from './s3-url';

const frameCapture = z.strictObject({
  extension: z.literal('jpg'),
  containerSettings: z.strictObject({ container: z.literal('RAW') }),
  videoDescription: z.strictObject({
    ...picture,
    codecSettings: z.strictObject({
      codec: z.literal('FRAME_CAPTURE'),
      frameCaptureSettings: z.strictObject({
        framerateNumerator: z.int().min(1),
        framerateDenominator: z.int().min(1),
        maxCaptures: z.int().min(1),
        quality: z.int().min(1).max(100),
      }),
    }),
  }),
});

/** Still pictures of the film, as files of their own. */
export const posterGroup = z.strictObject({
  name: z.string().optional(),
  outputGroupSettings: z.strictObject({
    type: z.literal('FILE_GROUP_SETTINGS'),
    fileGroupSettings: z.strictObject({ destination: s3Url }),
  }),
  outputs: z.tuple([frameCapture]),
});

export type PosterGroup = z.output<typeof posterGroup>;
