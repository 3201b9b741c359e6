import { allRoutes } from '../../../lambdas/videos-api/routes/all-routes';
import { ANNA, BEA, PASSWORD, REFRESH_TOKEN, RESET_CODE, SIGN_UP_CODE } from '../doubles/memory-user-pool';
import { FILM, type Question } from './api-stage';

const signedIn = { body: {}, headers: { cookie: `refresh=${REFRESH_TOKEN}` } };

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
  register: { body: { email: 'new@example.org', password: PASSWORD } },
  confirmRegistration: { body: { email: BEA, code: SIGN_UP_CODE } },
  resendCode: { body: { email: BEA } },
  logIn: { body: { email: ANNA, password: PASSWORD } },
  refreshSession: signedIn,
  logOut: signedIn,
  forgotPassword: { body: { email: ANNA } },
  resetPassword: { body: { email: ANNA, code: RESET_CODE, password: `${PASSWORD}2` } },
  showDescription: {},
};

/** Every route, with its sample request. */
export const routesWithRequests = allRoutes.map(route => {
  const request = SAMPLES[route.operationId];
  if (request === undefined) throw new Error(`${route.operationId} has no sample request`);
  const path = route.path.replace('{id}', FILM).replace('{language}', 'en');
  return { route, method: route.method.toUpperCase(), path, request };
});
