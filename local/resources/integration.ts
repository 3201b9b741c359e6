import { z } from 'zod';
import { draftOf } from './draft-of';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});

/** What a route leads to: a function. */
export const integration = resourceType(
  'AWS::ApiGatewayV2::Integration',
  properties,
  (properties, { logicalId, account }) => {
    draftOf(account, properties.ApiId).integrations.set(logicalId, properties.IntegrationUri);
    return { ref: logicalId, attributes: {} };
  },
);
