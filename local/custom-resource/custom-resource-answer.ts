import { z } from 'zod';

const common = {
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().min(1).max(1024),
};

/** What a custom resource's function puts to the ResponseURL (CloudFormation, "Custom resource response objects"). */
export const customResourceAnswer = z.discriminatedUnion('Status', [
  z.object({ ...common, Status: z.literal('SUCCESS'), Data: z.record(z.string(), z.unknown()).default({}) }),
  z.object({
    ...common,
    Status: z.literal('FAILED'),
    PhysicalResourceId: z.string().optional(),
    Reason: z.string().default('no reason given'),
  }),
]);

export type CustomResourceAnswer = z.infer<typeof customResourceAnswer>;
