import { allRoutes } from '../../../lambdas/videos-api/routes/all-routes';
import { FILM, type Question } from './api-stage';

/** For each route a request that is as it should be, about the sample film where it is about one. */
const SAMPLES: Record<string, Omit<Question, 'as'>> = {
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
  return { route, method: route.method.toUpperCase(), path: route.path.replace('{id}', FILM), request };
});
