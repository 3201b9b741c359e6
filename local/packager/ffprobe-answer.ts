import { z } from 'zod';

const seconds = z.coerce.number().nonnegative().optional().catch(undefined);

const stream = z.object({
  index: z.int(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  duration: seconds,
  channels: z.int().optional(),
  disposition: z.object({ attached_pic: z.int().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional().catch(undefined) })).optional(),
});

/** What the packager reads of `ffprobe -show_streams -show_format -of json`; durations arrive as text, in seconds. */
export const ffprobeAnswer = z.object({
  streams: z.array(stream).default([]),
  format: z.object({ format_name: z.string(), duration: seconds }),
});

export type FfprobeStream = z.infer<typeof stream>;
