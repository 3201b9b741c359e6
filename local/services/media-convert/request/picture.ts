import { z } from 'zod';

/** Pixels of a side; H.264 in 4:2:0 wants even ones. */
const side = z.int().min(32).max(8192).multipleOf(2);

const preprocessors = z.strictObject({
  deinterlacer: z
    .strictObject({
      mode: z.literal('ADAPTIVE'),
      algorithm: z.literal('INTERPOLATE'),
      control: z.literal('NORMAL'),
    })
    .optional(),
  colorCorrector: z
    .strictObject({
      colorSpaceConversion: z.literal('FORCE_709'),
      hdrToSdrToneMapper: z.literal('PRESERVE_DETAILS'),
    })
    .optional(),
});

export type Preprocessors = z.output<typeof preprocessors>;

/** What a video description says of a picture before it is encoded. */
export const picture = {
  width: side,
  height: side,
  scalingBehavior: z.literal('STRETCH_TO_OUTPUT'),
  videoPreprocessors: preprocessors.optional(),
};
