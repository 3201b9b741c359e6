import { ROUTE } from '../../../core/contract';
import { callerGrant } from '../grants/caller-grant';
import { grantRequest, grantSchema } from '../grants/grant-schema';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer, optionalJsonBody } from './json-content';

export const grantToMachine = defineRoute(
  {
    operationId: 'grantToMachine',
    method: 'post',
    path: ROUTE.machineGrants,
    access: 'machine',
    summary: "A grant for any film, for callers who sign with IAM credentials at the API's own host",
    request: { params: filmParams, body: optionalJsonBody(grantRequest) },
    responses: { 200: jsonAnswer('The grant.', grantSchema) },
    refusals: ['ip_locks_off', 'video_state'],
  },
  async c => c.json(await callerGrant(c.var.desk, c.var.film, c.req.valid('json'), true), 200),
);
