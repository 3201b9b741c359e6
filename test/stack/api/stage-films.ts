import { until } from '../../local/until';
import type { ApiStage, Asked } from './api-stage';

/** What a film of the stage is sent as. */
export const SOURCE = Buffer.alloc(1_000, 'film');
export const NEW_FILM = { title: 'A film', size: SOURCE.length, type: 'video/mp4' } as const;

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';

/** Most languages that a film has captions in. */
const LANGUAGES = 50;

/** The key under which the film that is being deleted was announced. */
export const DELETED_KEY = 'key-of-a-deleted-film';

/** Films in the states that make routes refuse, by what they are. */
export interface StageFilms {
  /** Ready, and for everybody. */
  readonly ready: string;
  /** Ready, and for its owner. */
  readonly hidden: string;
  /** One of its parts has arrived. */
  readonly uploading: string;
  /** It has captions in as many languages as it may have. */
  readonly captioned: string;
  /** Its upload was given up. */
  readonly aborted: string;
  /** Its removal breaks off each time. */
  readonly deleting: string;
  /** There is none. */
  readonly absent: string;
}

/** Makes all of them by the API. */
export async function makeStageFilms(stage: ApiStage): Promise<StageFilms> {
  const call = (method: string, path: string, more: Partial<Asked> = {}) =>
    stage.ask('gateway', { method, path, token: stage.owner, ...more });
  const uploading = await announce(stage, { title: 'A film under way' });
  await sendPart(stage, uploading);
  const captioned = await announce(stage);
  for (let index = 0; index < LANGUAGES; index += 1) {
    const headers = { 'content-type': 'text/vtt' };
    await call('PUT', `/api/videos/${captioned}/captions/en-x-${index}`, { headers, body: VTT });
  }
  const aborted = await announce(stage);
  await call('DELETE', `/api/videos/${aborted}/upload`);
  const deleting = await announce(stage, {}, { 'idempotency-key': DELETED_KEY });
  stage.stack.running.services.calls.watch(({ operation, asked }) =>
    operation === 'AbortMultipartUpload' && asked.some(({ resource }) => resource.includes(deleting))
      ? { kind: 'fail', status: 403, code: 'AccessDenied', carriedOut: false }
      : undefined,
  );
  await call('DELETE', `/api/videos/${deleting}`);
  return {
    ...{ uploading, captioned, aborted, deleting },
    ready: await makeReady(stage, { visibility: 'public' }),
    hidden: await makeReady(stage),
    absent: 'AAAAAAAAAAAAAAAAAAAAAA',
  };
}

/** Announces a film of the owner. @returns its id */
export async function announce(stage: ApiStage, changes = {}, headers = {}): Promise<string> {
  const body = { ...NEW_FILM, ...changes };
  const { body: made } = await stage.ask('gateway', {
    ...{ method: 'POST', path: '/api/videos', token: stage.owner, headers, body },
  });
  return (made['video'] as { id: string }).id;
}

/** Sends the one part of a film. @returns what completes its upload */
export async function sendPart(stage: ApiStage, id: string) {
  const path = `/api/videos/${id}/upload/parts`;
  const { body } = await stage.ask('gateway', {
    method: 'POST',
    path,
    token: stage.owner,
    body: { parts: [1] },
  });
  const [{ url } = { url: '' }] = body['parts'] as { url: string }[];
  const { headers } = await fetch(url, { method: 'PUT', body: SOURCE });
  return { parts: [{ partNumber: 1, eTag: headers.get('etag') }] };
}

/** Makes a film of the owner that is ready. @returns its id */
async function makeReady(stage: ApiStage, changes = {}): Promise<string> {
  const id = await announce(stage, changes);
  const path = `/api/videos/${id}`;
  const body = await sendPart(stage, id);
  await stage.ask('gateway', { method: 'POST', path: `${path}/upload/complete`, token: stage.owner, body });
  await isReady(stage, id);
  return id;
}

/** Resolves when a film of the owner is ready. */
export function isReady(stage: ApiStage, id: string): Promise<void> {
  const asked = { method: 'GET', path: `/api/videos/${id}`, token: stage.owner };
  return until(async () => (await stage.ask('gateway', asked)).body['status'] === 'ready');
}
