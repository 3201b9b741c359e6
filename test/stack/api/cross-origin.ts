import type { ApiStage, Door } from './api-stage';

/** What a page of an origin is told: of a request, and of the preflight before it. */
export async function crossOrigin(stage: ApiStage, door: Door, origin: string, path: string) {
  const asked = { path, token: stage.owner, headers: { origin } };
  const preflight = { ...asked.headers, 'access-control-request-method': 'PATCH' };
  const get = await stage.ask(door, { ...asked, method: 'GET' });
  const options = await stage.ask(door, { path, method: 'OPTIONS', headers: preflight });
  const allow = 'access-control-allow-origin';
  return [
    get.headers.get(allow),
    options.headers.get(allow),
    options.headers.get('access-control-allow-credentials'),
  ];
}
