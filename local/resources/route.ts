import { z } from 'zod';
import { draftOf } from './draft-of';
import { resourceType } from './resource-type';

const GATEWAY = 'apigateway.amazonaws.com';

const properties = z.strictObject({
  ApiId: z.string(),
  AuthorizationType: z.literal('NONE'),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
});

/** A route to a function; a function that does not let the gateway invoke it answers 500, as it would on AWS. */
export const route = resourceType(
  'AWS::ApiGatewayV2::Route',
  properties,
  (properties, { logicalId, account }) => {
    const draft = draftOf(account, properties.ApiId);
    const arn = draft.integrations.get(properties.Target.slice('integrations/'.length)) ?? '';
    draft.routes.push({
      routeKey: properties.RouteKey,
      async invoke(event) {
        const target = account.functions.get(arn);
        if (target === undefined) throw new Error('the integration leads to no function');
        if (!account.permissions.get(arn)?.includes(GATEWAY))
          throw new Error('the gateway may not invoke the function');
        return target.invoke(event);
      },
    });
    return { ref: logicalId, attributes: {} };
  },
);
