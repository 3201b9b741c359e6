import { z } from 'zod';
import { draftOf } from './draft-of';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  ApiId: z.string(),
  AccessLogSettings: z.strictObject({ DestinationArn: z.string(), Format: z.string() }),
  AutoDeploy: z.literal(true),
  DefaultRouteSettings: z.strictObject({ ThrottlingBurstLimit: z.number(), ThrottlingRateLimit: z.number() }),
  StageName: z.literal('$default'),
});

/** The API's one stage: how much it takes, and what it logs. */
export const stage = resourceType(
  'AWS::ApiGatewayV2::Stage',
  properties,
  (properties, { logicalId, account }) => {
    const { DefaultRouteSettings: limits, AccessLogSettings: accessLog } = properties;
    account.apis.set(properties.ApiId, {
      ...draftOf(account, properties.ApiId),
      throttling: { rateLimit: limits.ThrottlingRateLimit, burstLimit: limits.ThrottlingBurstLimit },
      accessLog: { format: accessLog.Format, write: line => account.log('access', line) },
    });
    return { ref: logicalId, attributes: {} };
  },
);
