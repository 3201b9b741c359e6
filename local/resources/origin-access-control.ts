import { z } from 'zod';
import { stableId } from '../account';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  OriginAccessControlConfig: z.strictObject({
    Name: z.string(),
    OriginAccessControlOriginType: z.literal('s3'),
    SigningBehavior: z.literal('always'),
    SigningProtocol: z.literal('sigv4'),
  }),
});

/** An origin access control: the edge signs every request that it sends to a bucket. */
export const originAccessControl = resourceType(
  'AWS::CloudFront::OriginAccessControl',
  properties,
  (_properties, { logicalId, account }) => {
    const id = stableId('E', logicalId, 14);
    account.accessControls.add(id);
    return { ref: id, attributes: { Id: id } };
  },
);
