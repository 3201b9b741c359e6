import { z } from '@hono/zod-openapi';
import { Problem } from '../../../core/problem';
import { recordFact } from '../../_shared/record-fact';
import * as fields from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { editionOf, filmTag, TAGGED } from './film-tag';
import { filmParams, jsonAnswer, jsonBody } from './json-content';

const request = z
  .strictObject({
    title: fields.title.optional(),
    description: fields.description.optional(),
    visibility: fields.visibility.optional(),
  })
  .refine(all => Object.keys(all).length > 0, { message: 'must name a change' })
  .openapi('VideoChanges');

export const editVideo = defineRoute(
  {
    operationId: 'editVideo',
    method: 'patch',
    path: '/api/videos/{id}',
    access: 'owner',
    summary: 'Changes title, description or visibility',
    request: {
      params: filmParams,
      headers: z.object({
        'if-match': z
          .string()
          .optional()
          .openapi({ description: 'The `ETag` that was read.', example: '"3-n4bQgYhMfWWaL-qg"' }),
      }),
      body: jsonBody(request),
    },
    responses: { 200: jsonAnswer('The film as it is now.', fields.videoSchema, TAGGED) },
    refusals: ['if_match_required', 'revision_mismatch', 'video_state'],
  },
  async c => {
    const { desk, film, caller } = c.var;
    const ifEdition = editionOf(c.req.valid('header')['if-match'], film);
    const { title, description, visibility } = c.req.valid('json');
    const changes = {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(visibility !== undefined && { visibility }),
    };
    const fact = { kind: 'edited', changes, ifEdition } as const;
    const { decision, record } = await recordFact(desk.catalogue, film.id, fact, desk.now);
    if (decision.kind === 'refuse' && decision.why === 'edition_changed')
      throw new Problem('revision_mismatch');
    if (record === undefined) throw new Problem('video_not_found');
    if (decision.kind === 'refuse') throw new Problem('video_state');
    const view = await viewOf(desk, record, caller);
    return c.json(view, 200, { etag: filmTag(record, view) });
  },
);
