import type { UUID } from 'node:crypto';
import * as z from 'zod/mini';
import { SIGNING_KEY_RESOURCE } from '../../core/contract';

const common = {
  ResponseURL: z.url({ protocol: /^https?$/ }),
  StackId: z.string().check(z.minLength(1)),
  RequestId: z.string().check(z.minLength(1)),
  LogicalResourceId: z.string().check(z.minLength(1)),
};

/** A request id goes on to Secrets Manager as a request token, which has 32 characters at least. */
const uuid = z.custom<UUID>(value => z.uuid().safeParse(value).success);

const properties = z.object({
  [SIGNING_KEY_RESOURCE.secretArn]: z.string().check(z.startsWith('arn:')),
  [SIGNING_KEY_RESOURCE.generation]: z.string().check(z.regex(/^[1-9][0-9]{0,3}$/)),
});

/** What an answer needs, whatever else is wrong with the event. */
export const addressSchema = z.object({ ...common, PhysicalResourceId: z.optional(z.string()) });

/**
 * A request of CloudFormation to a custom resource
 * (AWS CloudFormation Template Reference, "Custom resource request objects").
 */
export const eventSchema = z.discriminatedUnion('RequestType', [
  z.object({
    ...common,
    RequestType: z.literal('Create'),
    RequestId: uuid,
    ResourceProperties: properties,
  }),
  z.object({
    ...common,
    RequestType: z.literal('Update'),
    RequestId: uuid,
    PhysicalResourceId: z.string(),
    ResourceProperties: properties,
  }),
  z.object({ ...common, RequestType: z.literal('Delete'), PhysicalResourceId: z.string() }),
]);

export type Address = z.output<typeof addressSchema>;
