import { z } from 'zod';

/** Classes besides STANDARD whose objects are read like any other. The rest would have to be restored first. */
const TRANSITION_CLASSES = ['STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR'] as const;

const days = z.int().positive();
/** CloudFormation wants a text here, and takes a number. */
const bytes = z.coerce.number().int().min(0);

const lifecycleRule = z.strictObject({
  AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: days }).optional(),
  ExpirationInDays: days.optional(),
  Id: z.string().optional(),
  ObjectSizeGreaterThan: bytes.optional(),
  ObjectSizeLessThan: bytes.optional(),
  Prefix: z.string().default(''),
  Status: z.enum(['Enabled', 'Disabled']),
  Transitions: z
    .array(z.strictObject({ StorageClass: z.enum(TRANSITION_CLASSES), TransitionInDays: z.int().min(0) }))
    .default([]),
});

/** A bucket's LifecycleConfiguration as CloudFormation writes it (AWS::S3::Bucket LifecycleConfiguration). */
export const lifecycleConfiguration = z.strictObject({ Rules: z.array(lifecycleRule).max(1000) });

export type LifecycleRule = z.output<typeof lifecycleRule>;
