import { type Bench, startBench } from './bench';
import { associate } from './functions/associate';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

describe('a viewer response function', () => {
  const HEADER = `function handler(event) { event.response.headers['x-added'] = { value: event.context.eventType }; return event.response; }`;

  test('changes headers on a miss, on a hit and on 304, and what is cached stays as it was', async () => {
    bench.api.respond = (_request, response) => void response.writeHead(200, { etag: '"e1"' }).end('body');
    associate(bench, { viewerResponse: HEADER });
    const path = '/play/t/x.m3u8';
    for (const [headers, status] of [
      [{}, 200],
      [{}, 200],
      [{ 'if-none-match': '"e1"' }, 304],
    ] as const) {
      const answer = await bench.get(path, { headers });
      expect(answer).toMatchObject({ status, headers: { 'x-added': 'viewer-response' } });
    }
    bench.edge.deploy(bench.config);
    const plain = await bench.get(path);
    expect(plain).toMatchObject({ text: 'body', headers: { 'x-cache': 'Hit from cloudfront' } });
    expect(plain.headers['x-added']).toBeUndefined();
  });

  test.each([400, 403, 404, 500, 503])('is not run where the origin answers %d', async status => {
    bench.api.respond = (_request, response) => void response.writeHead(status).end();
    associate(bench, { viewerResponse: HEADER });
    const answer = await bench.get('/play/t/x.m3u8');
    expect(answer.status).toBe(status);
    expect(answer.headers['x-added']).toBeUndefined();
  });

  test('is not run for a refusal of the edge itself', async () => {
    associate(bench, { viewerResponse: HEADER });
    const answer = await bench.get('/vod/a/1/x.cmfv');
    expect(answer.status).toBe(403);
    expect(answer.headers['x-added']).toBeUndefined();
  });

  test('sees the request as the viewer request function left it', async () => {
    associate(bench, {
      viewerRequest: `function handler(event) { event.request.uri = '/play/t/other'; return event.request; }`,
      viewerResponse: `function handler(event) { event.response.headers['x-uri'] = { value: event.request.uri }; return event.response; }`,
    });
    expect((await bench.get('/play/t/x')).headers['x-uri']).toBe('/play/t/other');
  });

  test('sees cookies with their attributes, and may change them', async () => {
    bench.api.respond = (_request, response) =>
      void response.writeHead(200, { 'set-cookie': ['a=1; Path=/; Secure', 'b=2'] }).end();
    associate(bench, {
      viewerResponse: `function handler(event) {
        var cookies = event.response.cookies;
        cookies.seen = { value: cookies.a.attributes.length + '' };
        cookies.b.value = '3';
        return event.response;
      }`,
    });
    expect((await bench.get('/api/x')).headers['set-cookie']).toEqual([
      'a=1; Path=/; Secure',
      'b=3',
      'seen=14',
    ]);
  });

  test('may put another status and body in place, and the cache still fills with the true one', async () => {
    associate(bench, {
      viewerResponse: `function handler(event) {
        if ('body' in event.response) throw new Error('the body is not for functions');
        return { statusCode: 201, headers: { 'content-type': { value: 'text/plain' } }, body: 'mine' };
      }`,
    });
    const answer = await bench.get('/play/t/x.m3u8');
    expect(answer).toMatchObject({ status: 201, text: 'mine', headers: { 'content-length': '4' } });
    bench.edge.deploy(bench.config);
    expect(await bench.get('/play/t/x.m3u8')).toMatchObject({
      text: 'api body',
      headers: { 'x-cache': 'Hit from cloudfront' },
    });
  });

  test.each([
    ['a read-only header', `event.response.headers.via = { value: 'me' }; return event.response;`, 502],
    ['nothing', '', 503],
    ['an error', `throw new TypeError('no');`, 503],
  ])('that comes to %s is answered without the film’s bytes', async (_what, body, status) => {
    associate(bench, { viewerResponse: `function handler(event) { ${body} }` });
    const answer = await bench.get('/play/t/x.m3u8');
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('api body');
  });
});
