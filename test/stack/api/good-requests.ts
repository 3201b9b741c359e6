import type { ApiStage, Asked } from './api-stage';
import { type Operation, operation } from './description';
import { NEW_FILM, type StageFilms } from './stage-films';

const PASSWORD = 'Correct-horse-1-battery';
const EMAIL = 'owner@example.com';

/** Routes that work on an upload under way. */
const OF_UPLOADS = ['signParts', 'showUpload', 'completeUpload', 'abortUpload'];

/** For each route that takes one, a body that is as it should be. */
const BODIES: Readonly<Record<string, unknown>> = {
  createVideo: NEW_FILM,
  signParts: { parts: [1] },
  completeUpload: { parts: [{ partNumber: 1, eTag: '"0123456789abcdef0123456789abcdef"' }] },
  editVideo: { title: 'Renamed' },
  putCaptions: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n',
  grantVideo: {},
  grantToMachine: {},
  register: { email: 'somebody@example.com', password: PASSWORD },
  confirmRegistration: { email: EMAIL, code: '000000' },
  resendCode: { email: EMAIL },
  logIn: { email: EMAIL, password: PASSWORD },
  refreshSession: {},
  logOut: {},
  forgotPassword: { email: EMAIL },
  resetPassword: { email: EMAIL, code: '000000', password: PASSWORD },
};

const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  editVideo: { 'if-match': '*' },
  putCaptions: { 'content-type': 'text/vtt' },
};

/** What may differ from a good request. */
export interface Changes extends Partial<Asked> {
  readonly film?: keyof StageFilms;
  readonly language?: string;
  /** Added to the path. */
  readonly query?: string;
}

/** A request that is as it should be, by the owner of the film, or by whomever the route is for, with changes. */
export function request(
  stage: ApiStage,
  films: StageFilms,
  { operationId, method, path, proof }: Operation,
  {
    film = OF_UPLOADS.includes(operationId) ? 'uploading' : 'ready',
    language = 'en',
    query = '',
    ...changes
  }: Changes = {},
): Asked {
  return {
    method,
    path: path.replace('{id}', films[film]).replace('{language}', language) + query,
    ...(proof === 'accessToken' && { token: stage.owner }),
    ...(proof === 'iam' && { signed: true }),
    ...(BODIES[operationId] !== undefined && { body: BODIES[operationId] }),
    ...(HEADERS[operationId] && { headers: HEADERS[operationId] }),
    ...changes,
  };
}

/** The same by the name of the route. */
export function requestOf(
  stage: ApiStage,
  films: StageFilms,
  operationId: string,
  changes: Changes = {},
): Asked {
  return request(stage, films, operation(operationId), changes);
}
