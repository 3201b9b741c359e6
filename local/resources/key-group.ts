import { z } from 'zod';
import { stableId } from '../account';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  KeyGroupConfig: z.strictObject({ Items: z.array(z.string()).min(1).max(5), Name: z.string() }),
});

/** The public keys that a behaviour trusts. */
export const keyGroup = resourceType(
  'AWS::CloudFront::KeyGroup',
  properties,
  (properties, { logicalId, account }) => {
    const id = stableId('G', logicalId, 14);
    account.keyGroups.set(id, properties.KeyGroupConfig.Items);
    return { ref: id, attributes: { Id: id } };
  },
);
