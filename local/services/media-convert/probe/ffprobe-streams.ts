import { z } from 'zod';

/** ffprobe writes lengths and rates as text; what is no number says nothing. */
const amount = z.coerce.number().positive().optional().catch(undefined);

const tags = z.record(z.string(), z.string()).default({});

const stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  sample_aspect_ratio: z.string().optional(),
  display_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  field_order: z.string().optional(),
  pix_fmt: z.string().optional(),
  bits_per_raw_sample: amount,
  color_primaries: z.string().optional(),
  color_transfer: z.string().optional(),
  color_space: z.string().optional(),
  duration: amount,
  bit_rate: amount,
  channels: z.int().optional(),
  sample_rate: amount,
  disposition: z.object({ attached_pic: z.int().optional() }).default({}),
  side_data_list: z.array(z.object({ rotation: z.number().optional().catch(undefined) })).default([]),
  tags,
});

/** What is read of `ffprobe -show_streams -show_format -of json`. */
export const ffprobeStreams = z.object({
  streams: z.array(stream).default([]),
  format: z.object({ format_name: z.string(), duration: amount, bit_rate: amount, tags }),
});

export type FfprobeStreams = z.output<typeof ffprobeStreams>;
export type FfprobeStream = z.output<typeof stream>;
