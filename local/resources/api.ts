import { z } from 'zod';
import { stableId } from '../account';
import { LOCAL_REGION } from '../services/iam/account';
import { draftOf } from './draft-of';
import { resourceType } from './resource-type';

/** No CORS configuration: with one, API Gateway drops the CORS headers of the function. */
const properties = z.strictObject({ Name: z.string(), ProtocolType: z.literal('HTTP') });

/** An HTTP API; it answers once its integrations, routes and stage stand. */
export const api = resourceType(
  'AWS::ApiGatewayV2::Api',
  properties,
  (_properties, { logicalId, account }) => {
    const apiId = stableId('', logicalId, 10).toLowerCase();
    const host = `${apiId}.execute-api.${LOCAL_REGION}.amazonaws.com`;
    account.hosts.set(host, account.gateway.origin);
    account.apis.set(apiId, { apiId, integrations: new Map(), routes: [] });
    account.atTheEnd.push(() => account.gateway.deploy(draftOf(account, apiId)));
    return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: account.gateway.origin } };
  },
);
