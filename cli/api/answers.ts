import { z } from 'zod';

/** What this program reads of the API's answers; the whole stands in docs/openapi.json. Further fields are let be. */

const failure = z.object({ code: z.string(), message: z.string(), hint: z.string() });

/** A film. Its status is open: a later version of the API may know others. */
export const videoAnswer = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  status: z.string(),
  visibility: z.string(),
  /** Whether the caller is its owner. */
  mine: z.boolean().optional(),
  captions: z.array(z.object({ language: z.string(), label: z.string() })).optional(),
  createdAt: z.string().optional(),
  /** Percent. */
  progress: z.number().nullish(),
  durationSeconds: z.number().nullish(),
  failure: failure.nullish(),
});

export type Video = z.output<typeof videoAnswer>;

export const listAnswer = z.object({ videos: z.array(videoAnswer), cursor: z.string().nullish() });

export const beganAnswer = z.object({
  video: videoAnswer,
  /** Missing once the file has arrived. */
  upload: z.object({ partSize: z.int().positive() }).optional(),
});

export const signedPartsAnswer = z.object({
  parts: z.array(z.object({ partNumber: z.int().positive(), url: z.url({ protocol: /^https?$/ }) })),
  /** Seconds for which the URLs are good. */
  expiresIn: z.number().positive(),
});

export type SignedParts = z.output<typeof signedPartsAnswer>;

export const arrivedAnswer = z.object({
  parts: z.array(z.object({ partNumber: z.int().positive(), size: z.int().nonnegative(), eTag: z.string() })),
});

/** Where a film plays, and until when. */
export const grantAnswer = z.looseObject({ id: z.string(), hls: z.url(), dash: z.url() });

export type Grant = z.output<typeof grantAnswer>;

export const tokensAnswer = z.object({
  accessToken: z.string().min(1),
  /** Seconds. */
  expiresIn: z.number().positive(),
});
