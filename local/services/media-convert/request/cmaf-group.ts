import { z } from 'zod';
import { audioOutput } from './audio-output';
import { choose } from './choose';
import { s3Url } from './s3-url';
import { videoOutput } from './video-output';

const cmafGroupSettings = z.strictObject({
  destination: s3Url,
  writeHlsManifest: z.literal('ENABLED'),
  writeDashManifest: z.literal('ENABLED'),
  segmentControl: z.literal('SEGMENTED_FILES'),
  segmentLength: z.int().min(1),
  segmentLengthControl: z.literal('GOP_MULTIPLE'),
  fragmentLength: z.int().min(1),
  manifestDurationFormat: z.literal('FLOATING_POINT'),
  manifestCompression: z.literal('NONE'),
  codecSpecification: z.literal('RFC_6381'),
  streamInfResolution: z.literal('INCLUDE'),
  targetDurationCompatibilityMode: z.literal('SPEC_COMPLIANT'),
  writeSegmentTimelineInRepresentation: z.literal('ENABLED'),
  mpdProfile: z.literal('MAIN_PROFILE'),
});

const output = choose<typeof audioOutput | typeof videoOutput>(value =>
  'audioDescriptions' in value ? audioOutput : videoOutput,
);

/** One set of fragmented MP4 files with the playlists of HLS and the manifest of DASH. */
export const cmafGroup = z.strictObject({
  name: z.string().optional(),
  outputGroupSettings: z.strictObject({ type: z.literal('CMAF_GROUP_SETTINGS'), cmafGroupSettings }),
  outputs: z.array(output).min(1),
});
