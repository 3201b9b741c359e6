import { z } from '@hono/zod-openapi';
import { Problem } from '../../../core/problem';
import { partLength } from '../../../core/upload/parts';
import { sourceKey } from '../../../core/video/object-keys';
import { uploadOf } from '../uploads/upload-of';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer, jsonBody } from './json-content';

/** Seconds for which the URL of a part is good. */
const LIFETIME = 900;

/** Most parts that are signed at once. */
const PARTS_MAX = 100;

const request = z
  .strictObject({
    parts: z
      .array(z.int().min(1))
      .min(1)
      .max(PARTS_MAX)
      .refine(parts => new Set(parts).size === parts.length, { message: 'must name each part once' })
      .openapi({ description: 'Numbers of parts; the first is 1.', example: [1, 2, 3] }),
  })
  .openapi('PartsRequest');

const answer = z
  .object({
    parts: z.array(
      z.object({
        partNumber: z.int(),
        url: z.url().openapi({ description: 'Takes one PUT of exactly `size` bytes.' }),
        size: z.int(),
      }),
    ),
    expiresIn: z.int().openapi({ description: 'Seconds for which the URLs are good.' }),
  })
  .openapi('SignedParts');

export const signParts = defineRoute(
  {
    operationId: 'signParts',
    method: 'post',
    path: '/api/videos/{id}/upload/parts',
    access: 'owner',
    summary: 'URLs to send parts of the file to',
    request: { params: filmParams, body: jsonBody(request) },
    responses: { 200: jsonAnswer('A URL for each part.', answer) },
    refusals: ['upload_state'],
  },
  async c => {
    const { desk, film } = c.var;
    const upload = uploadOf(film);
    const wanted = c.req.valid('json').parts.map((partNumber, index) => {
      const size = partLength(upload, partNumber);
      if (size === undefined) {
        const fault = { path: `parts.${index}`, message: 'is more than the upload has' };
        throw new Problem('invalid_body', { faults: [fault] });
      }
      return { partNumber, size };
    });
    const key = sourceKey(film.id);
    const parts = await Promise.all(
      wanted.map(async ({ partNumber, size }) => {
        const url = await desk.uploads.signPart(upload.uploadId, key, partNumber, size, LIFETIME);
        return { partNumber, url, size };
      }),
    );
    return c.json({ parts, expiresIn: LIFETIME }, 200);
  },
);
