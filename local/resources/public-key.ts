import { z } from 'zod';
import { stableId } from '../account';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  PublicKeyConfig: z.strictObject({
    CallerReference: z.string(),
    EncodedKey: z.string().startsWith('-----BEGIN PUBLIC KEY-----\n').endsWith('-----END PUBLIC KEY-----\n'),
    Name: z.string(),
  }),
});

/** A public key that CloudFront checks signatures with. */
export const publicKey = resourceType(
  'AWS::CloudFront::PublicKey',
  properties,
  (properties, { logicalId, account }) => {
    const id = stableId('K', logicalId, 14);
    account.publicKeys.set(id, properties.PublicKeyConfig.EncodedKey);
    return { ref: id, attributes: { Id: id } };
  },
);
