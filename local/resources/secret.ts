import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  Description: z.string().optional(),
  GenerateSecretString: z.record(z.string(), z.unknown()).optional(),
});

/** A secret; one that was made before keeps its value. */
export const secret = resourceType(
  'AWS::SecretsManager::Secret',
  properties,
  async (properties, { logicalId, account }) => {
    const { arn } = await account.secretsManager.createSecret({
      name: logicalId,
      ...(properties.GenerateSecretString !== undefined && { generate: properties.GenerateSecretString }),
    });
    return { ref: arn, attributes: {} };
  },
);
