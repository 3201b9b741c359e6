import { z } from 'zod';
import { nameModifier } from './name-modifier';
import { picture } from './picture';

/** Everything but the frame rate. */
const h264 = {
  codecProfile: z.literal('HIGH'),
  codecLevel: z.literal('AUTO'),
  qualityTuningLevel: z.literal('SINGLE_PASS_HQ'),
  rateControlMode: z.literal('QVBR'),
  maxBitrate: z.int().min(1000).max(1_152_000_000),
  qvbrSettings: z.strictObject({ qvbrQualityLevel: z.int().min(1).max(10) }),
  gopSize: z.number().positive(),
  gopSizeUnits: z.literal('SECONDS'),
  gopClosedCadence: z.literal(1),
  minIInterval: z.literal(0),
  interlaceMode: z.literal('PROGRESSIVE'),
  parControl: z.literal('SPECIFIED'),
  parNumerator: z.literal(1),
  parDenominator: z.literal(1),
};

const h264Settings = z.discriminatedUnion('framerateControl', [
  z.strictObject({ ...h264, framerateControl: z.literal('INITIALIZE_FROM_SOURCE') }),
  z.strictObject({
    ...h264,
    framerateControl: z.literal('SPECIFIED'),
    framerateConversionAlgorithm: z.literal('DUPLICATE_DROP'),
    framerateNumerator: z.int().min(1),
    framerateDenominator: z.int().min(1),
  }),
]);

/** One rendition of the picture. */
export const videoOutput = z.strictObject({
  nameModifier,
  containerSettings: z.strictObject({
    container: z.literal('CMFC'),
    cmfcSettings: z.strictObject({
      iFrameOnlyManifest: z.literal('INCLUDE'),
      audioRenditionSets: z.string().optional(),
    }),
  }),
  videoDescription: z.strictObject({
    ...picture,
    codecSettings: z.strictObject({ codec: z.literal('H_264'), h264Settings }),
  }),
});

export type VideoOutput = z.output<typeof videoOutput>;
