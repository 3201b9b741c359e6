import { z } from '@hono/zod-openapi';
import { OBJECT_MAX } from '../../../core/upload/part-size';
import { description, title, visibility } from '../view/video-schema';

/** What a film is to be called, and the file that is about to be sent. */
export const uploadRequest = z
  .strictObject({
    title,
    description: description.default(''),
    visibility: visibility.default('private'),
    size: z.int().min(1).max(OBJECT_MAX).openapi({ description: 'Bytes of the file.', example: 734_003_200 }),
    type: z
      .string()
      .toLowerCase()
      .regex(/^[\w.+-]{1,64}\/[\w.+-]{1,64}$/)
      .openapi({ description: 'Media type of the file.', example: 'video/mp4' }),
  })
  .openapi('UploadRequest');

export type UploadRequest = z.output<typeof uploadRequest>;
