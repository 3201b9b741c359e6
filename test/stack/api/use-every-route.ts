import { isDeepStrictEqual } from 'node:util';
import type { Answer, ApiStage, Asked, Door } from './api-stage';
import { answerFaults, description, operation, requestFaults } from './description';
import { isReady, NEW_FILM, SOURCE } from './stage-films';

const PASSWORD = 'Correct-horse-2-battery';
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';

/**
 * Uses every route for what it is for: two films' lives and one person's account.
 *
 * @returns the names of the routes
 * @throws Error for an answer, or a request that was taken, which is not as it is described
 */
export async function useEveryRoute(stage: ApiStage, door: Door): Promise<ReadonlySet<string>> {
  const used = new Set<string>();

  /** Asks a route, by the owner unless something else is said. */
  async function use(
    operationId: string,
    id = '',
    more: Partial<Asked> & { query?: string } = {},
  ): Promise<Answer> {
    const described = operation(operationId);
    const { method, proof } = described;
    const { query = '', ...asked } = more;
    const path = described.path.replace('{id}', id).replace('{language}', 'en') + query;
    const token = proof === 'accessToken' ? stage.owner : undefined;
    const answer = await stage.ask(door, { method, path, token, ...asked });
    const type = asked.headers?.['content-type'] ?? 'application/json';
    const body = typeof asked.body === 'object' ? JSON.stringify(asked.body) : asked.body;
    const faults = [
      ...answerFaults(described, answer),
      ...requestFaults(described, { path, type, body: body as string | undefined }),
      ...(answer.status < 300 ? [] : [answer.text]),
    ];
    if (faults.length > 0) throw new Error(`${operationId} at the ${door}: ${faults.join('; ')}`);
    used.add(operationId);
    return answer;
  }

  await useFilms(stage, use);
  await useMachine(stage, door, use, used);
  await useAccount(stage, `${door}@example.com`, use);
  const described = await stage.ask(door, { method: 'GET', path: '/api/openapi.json' });
  if (!isDeepStrictEqual(described.body, description)) throw new Error(`the ${door} has another description`);
  used.add('showDescription');
  return used;
}

type Use = (operationId: string, id?: string, more?: Partial<Asked> & { query?: string }) => Promise<Answer>;

async function useFilms(stage: ApiStage, use: Use): Promise<void> {
  const announced = await use('createVideo', '', { body: { ...NEW_FILM, visibility: 'public' } });
  const { id } = announced.body['video'] as { id: string };
  const { body: signed } = await use('signParts', id, { body: { parts: [1] } });
  const [{ url } = { url: '' }] = signed['parts'] as { url: string }[];
  await fetch(url, { method: 'PUT', body: SOURCE });
  const { body: upload } = await use('showUpload', id);
  const parts = (upload['parts'] as { partNumber: number; eTag: string }[]).map(({ partNumber, eTag }) => ({
    ...{ partNumber, eTag },
  }));
  await use('putCaptions', id, {
    headers: { 'content-type': 'text/vtt' },
    body: VTT,
    query: '?label=English',
  });
  await use('completeUpload', id, { body: { parts } });
  await isReady(stage, id);

  const { headers } = await use('showVideo', id);
  await use('editVideo', id, {
    headers: { 'if-match': headers.get('etag') ?? '' },
    body: { title: 'Renamed' },
  });
  await use('putCaptions', id, { headers: { 'content-type': 'text/srt' }, body: VTT });
  await use('deleteCaptions', id);
  await use('listVideos', '', { query: '?limit=1' });
  await use('listPublicVideos');
  await use('showPublicVideo', id);
  await use('grantPublicVideo', id);
  await use('grantVideo', id);
  const { body: grant } = await use('grantVideo', id, { body: { ttl: 600 } });
  const played = await fetch(String(grant['hls']));
  if (played.status !== 200) throw new Error(`the film plays with ${played.status}`);

  const { body } = await use('createVideo', '', { body: NEW_FILM });
  await use('abortUpload', (body['video'] as { id: string }).id);
  await use('deleteVideo', id);
}

/** Signatures hold at the API's own host alone. */
async function useMachine(stage: ApiStage, door: Door, use: Use, used: Set<string>): Promise<void> {
  if (door === 'edge') {
    used.add('grantToMachine');
    return;
  }
  const { body } = await stage.ask(door, { method: 'GET', path: '/api/public/videos' });
  const [{ id } = { id: '' }] = body['videos'] as { id: string }[];
  await use('grantToMachine', id, { signed: true, body: { ttl: 60 } });
  await use('grantToMachine', id, { signed: true });
}

async function useAccount(stage: ApiStage, email: string, use: Use): Promise<void> {
  await use('register', '', { body: { email, password: PASSWORD } });
  await use('resendCode', '', { body: { email } });
  await use('confirmRegistration', '', { body: { email, code: stage.mailedCode() } });
  await use('forgotPassword', '', { body: { email } });
  const password = `${PASSWORD}-anew`;
  await use('resetPassword', '', { body: { email, code: stage.mailedCode(), password } });
  const { headers } = await use('logIn', '', { body: { email, password } });
  const [cookie = ''] = headers.getSetCookie();
  const held = { headers: { cookie: cookie.split(';')[0] ?? '' }, body: {} };
  await use('refreshSession', '', held);
  await use('logOut', '', held);
}
