import { callerGrant } from '../grants/caller-grant';
import { grantRequest, grantSchema } from '../grants/grant-schema';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer, optionalJsonBody } from './json-content';

export const grantVideo = defineRoute(
  {
    operationId: 'grantVideo',
    method: 'post',
    path: '/api/videos/{id}/grants',
    access: 'viewer',
    summary: 'A grant: URLs that play one film for a while; renewing is the same call',
    request: { params: filmParams, body: optionalJsonBody(grantRequest) },
    responses: { 200: jsonAnswer('The grant.', grantSchema) },
    refusals: ['option_not_allowed', 'ip_locks_off', 'video_state'],
  },
  async c => {
    const { desk, film, caller } = c.var;
    return c.json(await callerGrant(desk, film, c.req.valid('json'), film.owner === caller.id), 200);
  },
);
