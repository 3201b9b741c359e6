import { findCanaries, textsBelow } from '../find-canaries';
import { type ApiStage, DOORS } from './api-stage';
import { operations } from './description';
import { request } from './good-requests';
import type { StageFilms } from './stage-films';

const PLANTED = 'canary-that-a-request-carries-in-every-place';

/** Where a request carries the canary, in every place that it has. */
const PLACES = [
  { query: `?x=${PLANTED}&cursor=${PLANTED}&limit=${PLANTED}&label[]=${PLANTED}` },
  {
    headers: {
      'x-planted': PLANTED,
      'content-type': `text/${PLANTED}`,
      origin: `https://${PLANTED}.example`,
    },
  },
  { headers: { 'idempotency-key': `${PLANTED} two`, 'if-match': PLANTED, cookie: `refresh=${PLANTED}` } },
  { headers: { authorization: `Bearer ${PLANTED}` } },
  { headers: { authorization: `Bearer a.${PLANTED}.c` } },
  { headers: { authorization: `AWS4-HMAC-SHA256 Credential=${PLANTED}` } },
  { language: PLANTED },
  { film: 'absent', query: `/${PLANTED}` },
] as const;

/** What is done with what must not be told. Comes after everything that the stage was asked. */
export function canaryTests(at: () => { stage: ApiStage; films: StageFilms }): void {
  test('what a request carries, in whatever place, is repeated in no answer', async () => {
    const { stage, films } = at();
    for (const operation of operations) {
      const { fields = {}, method } = operation;
      const wrong = Object.fromEntries(Object.keys(fields).map(name => [name, [PLANTED]]));
      const bodies =
        method === 'GET' ? [] : [{ body: { ...wrong, surprise: PLANTED } }, { body: `{"${PLANTED}` }];
      for (const [index, place] of [...PLACES, ...bodies].entries()) {
        // Nothing is to go meanwhile.
        const spared = method === 'DELETE' && { film: 'absent' as const };
        const asked = request(stage, films, operation, { ...place, ...spared });
        const { text, headers } = await stage.ask(DOORS[index % DOORS.length] ?? 'edge', {
          ...asked,
          signed: false,
        });
        expect([operation.operationId, text + JSON.stringify([...headers])]).toEqual([
          ...[operation.operationId, expect.not.stringContaining(PLANTED)],
        ]);
      }
    }
  });

  test('no log has a token, a signed URL, a password, a cookie or a path of the API, and no file has what it was sent', () => {
    const { stage, films } = at();
    const { dataDir, log } = stage.stack;
    const texts = textsBelow(dataDir, path => !path.startsWith('secrets/'));
    const secrets = [...stage.secrets].filter(secret => secret.length >= 24);
    expect(secrets.length).toBeGreaterThan(50);
    const canaries = Object.fromEntries(secrets.map((secret, index) => [`secret ${index}`, secret]));
    const known = { ...canaries, planted: PLANTED };
    expect(findCanaries({ ...texts, 'the log': log.join('\n') }, known)).toEqual([]);
    expect(log.join('\n')).not.toMatch(/Correct-horse|X-Amz-Signature|Policy=|https?:\/\/|\/play\/eyJ/);
    const requests = log.filter(line => line.includes('"route":') || line.includes('"routeKey":')).join('\n');
    expect(requests).toContain('POST /api/videos/{id}/grants');
    for (const film of Object.values(films)) expect(requests).not.toContain(film);
  });
}
