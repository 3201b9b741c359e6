import { allRoutes } from '../../../lambdas/videos-api/routes/all-routes';
import { FILM, type Question } from './api-stage';

/** For each route a request that is as it should be, about the sample film where it is about one. */
const SAMPLES: Record<string, Omit<Question, 'as'>> = {
  signParts: { body: { parts: [1] } },
  showUpload: {},
  completeUpload: { body: { parts: [{ partNumber: 1, eTag: '"tag-1"' }] } },
  abortUpload: {},
  deleteVideo: {},
  putCaptions: {
    body: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n',
    headers: { 'content-type': 'text/vtt' },
  },
  deleteCaptions: {},
  createVideo: { body: { title: 'A film', size: 20_000_000, type: 'video/mp4' } },
  listVideos: {},
  showVideo: {},
  editVideo: { body: { title: 'Renamed' }, headers: { 'if-match': '"3"' } },
  grantVideo: {},
  listPublicVideos: {},
  showPublicVideo: {},
  grantPublicVideo: {},
  grantToMachine: {},
  showDescription: {},
};

/** Every route, with its sample request. */
export const routesWithRequests = allRoutes.map(route => {
  const request = SAMPLES[route.operationId];
  if (request === undefined) throw new Error(`${route.operationId} has no sample request`);
  const path = route.path.replace('{id}', FILM).replace('{language}', 'en');
  return { route, method: route.method.toUpperCase(), path, request };
});
