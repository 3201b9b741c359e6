import { z } from '@hono/zod-openapi';
import { completeUpload as complete } from '../uploads/complete-upload';
import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer, jsonBody } from './json-content';

/** Most parts of one upload (S3 User Guide, "Amazon S3 multipart upload limits"). */
const PARTS_MAX = 10_000;

/** Bytes: so many parts, each of some 70 characters, and room for white space. */
const BODY_MAX = 1024 * 1024;

const request = z
  .strictObject({
    parts: z
      .array(
        z.strictObject({
          partNumber: z.int().min(1).max(PARTS_MAX),
          eTag: z
            .string()
            .regex(/^"?[0-9A-Za-z-]{1,64}"?$/)
            .openapi({ description: 'As the bucket answered the part’s PUT.' }),
        }),
      )
      .min(1)
      .max(PARTS_MAX)
      .openapi({ description: 'Every part, in order.' }),
  })
  .openapi('CompleteUpload');

export const completeUpload = defineRoute(
  {
    operationId: 'completeUpload',
    method: 'post',
    path: '/api/videos/{id}/upload/complete',
    access: 'owner',
    summary: 'Makes the file of its parts, once; then it is transcoded',
    request: { params: filmParams, body: jsonBody(request) },
    bodyMax: BODY_MAX,
    responses: { 200: jsonAnswer('The film, whose file has arrived.', videoSchema) },
    refusals: ['upload_state', 'upload_incomplete'],
  },
  async c => {
    const { desk, film, caller } = c.var;
    const completed = await complete(desk, film, c.req.valid('json').parts);
    return c.json(await viewOf(desk, completed, caller), 200);
  },
);
