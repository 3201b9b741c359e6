import { z } from '@hono/zod-openapi';
import { Problem } from '../../../core/problem';
import { partCount } from '../../../core/upload/parts';
import { beginUpload } from '../intake/begin-upload';
import { enterFilm } from '../intake/enter-film';
import { uploadRequest } from '../intake/upload-request';
import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { filmTag, TAGGED } from './film-tag';
import { jsonAnswer, jsonBody } from './json-content';

const headers = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional()
    .openapi({
      description:
        'Of your choice: the same request under the same key makes one film, and another once that is gone.',
    }),
});

const answer = z
  .object({
    video: videoSchema,
    upload: z
      .object({ uploadId: z.string(), partSize: z.int(), parts: z.int() })
      .optional()
      .openapi({ description: 'How to send the file; missing once it has arrived.' }),
  })
  .openapi('NewVideo');

export const createVideo = defineRoute(
  {
    operationId: 'createVideo',
    method: 'post',
    path: '/api/videos',
    access: 'signed_in',
    summary: 'A new film, and the upload of its file in parts',
    request: { headers, body: jsonBody(uploadRequest) },
    responses: {
      201: jsonAnswer('The film, and how to send its file.', answer, {
        ...TAGGED,
        Location: 'Address of the film.',
      }),
    },
    refusals: ['upload_too_large', 'upload_type_not_taken', 'idempotency_key_reused', 'video_state'],
  },
  async c => {
    const { desk, caller } = c.var;
    const request = c.req.valid('json');
    if (request.size > desk.config.uploadMaxBytes) throw new Problem('upload_too_large');
    if (!desk.config.uploadTypes.includes(request.type)) throw new Problem('upload_type_not_taken');
    const entered = await enterFilm(desk, caller, request, c.req.valid('header')['idempotency-key']);
    const film = await beginUpload(desk, entered, request);
    const upload = film.status === 'uploading' ? film.upload : undefined;
    const video = await viewOf(desk, film, caller);
    return c.json(
      {
        video,
        ...(upload && {
          upload: { uploadId: upload.uploadId, partSize: upload.partSize, parts: partCount(upload) },
        }),
      },
      201,
      { location: `/api/videos/${film.id}`, etag: filmTag(film, video) },
    );
  },
);
