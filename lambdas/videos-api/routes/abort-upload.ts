import { abortUpload as abort } from '../uploads/abort-upload';
import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer } from './json-content';

export const abortUpload = defineRoute(
  {
    operationId: 'abortUpload',
    method: 'delete',
    path: '/api/videos/{id}/upload',
    access: 'owner',
    summary: 'Gives an upload up: what has arrived of the file is removed, and the film has failed',
    request: { params: filmParams },
    responses: { 200: jsonAnswer('The film, which has failed.', videoSchema) },
    refusals: ['upload_state'],
  },
  async c => {
    const { desk, film, caller } = c.var;
    return c.json(await viewOf(desk, await abort(desk, film), caller), 200);
  },
);
