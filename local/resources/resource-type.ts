import type { z } from 'zod';
import type { Account } from '../account';
import type { DeployedResource } from '../template/resolve';

/** What a resource knows of itself besides its properties. */
export interface ResourceContext {
  readonly logicalId: string;
  readonly account: Account;
}

/** One CloudFormation type as local mode stands for it. */
export interface ResourceType {
  readonly type: string;
  /** @throws Error naming the resource and each of its properties that local mode does not understand */
  deploy(properties: unknown, context: ResourceContext): Promise<DeployedResource>;
}

/**
 * A CloudFormation type from a schema of its properties and what deploying one means. The schema names every property,
 * also those that have no meaning here, so that a new one is noticed instead of passed over.
 */
export function resourceType<Schema extends z.ZodType>(
  type: string,
  schema: Schema,
  deploy: (
    properties: z.output<Schema>,
    context: ResourceContext,
  ) => Promise<DeployedResource> | DeployedResource,
): ResourceType {
  return {
    type,
    async deploy(properties, context) {
      const parsed = schema.safeParse(properties);
      if (parsed.success) return deploy(parsed.data, context);
      const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      throw new Error(`local mode cannot stand for ${context.logicalId} (${type}): ${faults.join('; ')}`);
    },
  };
}
