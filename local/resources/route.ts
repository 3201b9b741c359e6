import { z } from 'zod';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { matchArn } from '../services/iam/match-arn';
import { draftOf } from './draft-of';
import { resourceType } from './resource-type';

const GATEWAY = 'apigateway.amazonaws.com';

const properties = z.strictObject({
  ApiId: z.string(),
  AuthorizationType: z.enum(['NONE', 'AWS_IAM']),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
});

/** A route to a function; a function that does not let the gateway invoke it answers 500, as it would on AWS. */
export const route = resourceType(
  'AWS::ApiGatewayV2::Route',
  properties,
  (properties, { logicalId, account }) => {
    const draft = draftOf(account, properties.ApiId);
    const source = sourceArn(properties.ApiId, properties.RouteKey);
    const arn = draft.integrations.get(properties.Target.slice('integrations/'.length)) ?? '';
    draft.routes.push({
      routeKey: properties.RouteKey,
      ...(properties.AuthorizationType !== 'NONE' && { authorization: properties.AuthorizationType }),
      async invoke(event) {
        const target = account.functions.get(arn);
        if (target === undefined) throw new Error('the integration leads to no function');
        const permissions = account.permissions.get(arn) ?? [];
        if (!permissions.some(each => each.service === GATEWAY && matchArn(each.sourceArn, source)))
          throw new Error('the gateway may not invoke the function');
        return target.invoke(event);
      },
    });
    return { ref: logicalId, attributes: {} };
  },
);

/** What the gateway names as its source: API, stage and route (API Gateway, "Control access to HTTP APIs"). */
function sourceArn(apiId: string, routeKey: string): string {
  const path = routeKey.replace(' ', '');
  return `arn:aws:execute-api:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${apiId}/$default/${path}`;
}
