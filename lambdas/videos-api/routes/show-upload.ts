import { z } from '@hono/zod-openapi';
import { Problem } from '../../../core/problem';
import { sourceKey } from '../../../core/video/object-keys';
import { recordArrival } from '../uploads/record-arrival';
import { uploadOf } from '../uploads/upload-of';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer } from './json-content';

const answer = z
  .object({
    uploadId: z.string(),
    size: z.int().openapi({ description: 'Bytes that were announced.' }),
    partSize: z.int().openapi({ description: 'Bytes of each part but the last.' }),
    parts: z
      .array(z.object({ partNumber: z.int(), size: z.int(), eTag: z.string() }))
      .openapi({ description: 'The parts that have arrived, by number.' }),
  })
  .openapi('Upload');

export const showUpload = defineRoute(
  {
    operationId: 'showUpload',
    method: 'get',
    path: '/api/videos/{id}/upload',
    access: 'owner',
    summary: 'The parts of the file that have arrived, so that an upload can go on',
    request: { params: filmParams },
    responses: { 200: jsonAnswer('What has arrived.', answer) },
    refusals: ['upload_state'],
  },
  async c => {
    const { desk, film } = c.var;
    const { uploadId, size, partSize } = uploadOf(film);
    const key = sourceKey(film.id);
    const parts = await desk.uploads.parts(key, uploadId);
    if (parts === undefined) {
      // Completed, where nobody heard of it: the film says so from here on.
      const source = await desk.bucket.head(key);
      if (source !== undefined) await recordArrival(desk, film.id, source);
      throw new Problem('upload_state');
    }
    return c.json({ uploadId, size, partSize, parts }, 200);
  },
);
