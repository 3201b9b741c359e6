import { z } from 'zod';
import { s3Url } from './s3-url';

/** Name of the only audio selector. */
export const AUDIO_SELECTOR = 'Audio Selector 1';

const oneTrack = z.strictObject({
  defaultSelection: z.literal('DEFAULT'),
  selectorType: z.literal('TRACK'),
  tracks: z.tuple([z.int().positive()]),
});

/** What is turned by name is turned as its container says: the ladder names no other degrees. */
const rotate = z.enum(['AUTO', 'DEGREES_90', 'DEGREES_180', 'DEGREES_270']);

/** The one source of a job, with one of its sounds where the job has any. */
export const jobInput = z.strictObject({
  fileInput: s3Url,
  timecodeSource: z.literal('ZEROBASED'),
  videoSelector: z.strictObject({ rotate: rotate.optional() }),
  audioSelectors: z.strictObject({ [AUDIO_SELECTOR]: oneTrack }).optional(),
});
