import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  Description: z.string().optional(),
  Name: z.string().optional(),
  PricingPlan: z.literal('ON_DEMAND').optional(),
  Status: z.literal('ACTIVE').optional(),
  Tags: z.unknown().optional(),
});

/** A queue for jobs; one that was made before keeps them. */
export const mediaConvertQueue = resourceType(
  'AWS::MediaConvert::Queue',
  properties,
  (properties, { logicalId, account }) => {
    const { Name: name = logicalId } = properties;
    const { arn } = account.mediaConvert.createQueue({ name });
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
);
