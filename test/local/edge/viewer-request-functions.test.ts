import { type Bench, startBench } from './bench';
import { associate } from './functions/associate';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** Answers with what an expression of the event comes to. */
const showing = (expression: string): string =>
  `function handler(event) {
    return { statusCode: 200, body: JSON.stringify(${expression}) };
  }`;

async function seen(path: string, expression: string, headers: Record<string, string> = {}) {
  associate(bench, { viewerRequest: showing(expression) });
  return JSON.parse((await bench.get(path, { headers })).text);
}

const PASSES = 'function handler(event) { return event.request; }';

describe('the event of a viewer request', () => {
  test('has version, context and viewer', async () => {
    expect(
      await seen('/page', '{ version: event.version, context: event.context, viewer: event.viewer }'),
    ).toEqual({
      version: '1.0',
      context: {
        distributionDomainName: new URL(bench.edge.origin).host,
        distributionId: 'EDGEBENCH',
        eventType: 'viewer-request',
        requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
      viewer: { ip: '127.0.0.1' },
    });
  });

  test('has path and query undecoded, and a parameter that is there twice with all its values', async () => {
    const { uri, method, querystring } = await seen('/a%20b/./c?x=1&y=%20&x=2&flag', 'event.request');
    expect({ uri, method, querystring }).toEqual({
      uri: '/a%20b/./c',
      method: 'GET',
      querystring: {
        x: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] },
        y: { value: '%20' },
        flag: { value: '' },
      },
    });
  });

  test('has headers in lower case, cookies apart, and none of those that functions do not see', async () => {
    const { headers, cookies } = await seen('/', 'event.request', {
      'X-Custom': 'a, b',
      Cookie: 'a=1; b=2; a=3',
      'X-Real-IP': '198.51.100.7',
      'X-Amz-Cf-Id': 'made up',
    });
    expect(headers).toEqual({
      host: { value: new URL(bench.edge.origin).host },
      'x-custom': { value: 'a, b' },
    });
    expect(cookies).toEqual({
      a: { value: '1', multiValue: [{ value: '1' }, { value: '3' }] },
      b: { value: '2' },
    });
  });
});

describe('a request that a function returns', () => {
  test('unchanged goes on with every byte', async () => {
    associate(bench, { viewerRequest: PASSES });
    await bench.get('/play/%74/./index.m3u8');
    expect(bench.api.requests[0]?.url).toBe('/play/%74/./index.m3u8');
  });

  test('with another path is for another object, of the same behaviour and origin', async () => {
    associate(bench, {
      viewerRequest: `function handler(event) { event.request.uri = '/vod/other'; return event.request; }`,
    });
    await bench.get('/play/t/index.m3u8');
    expect(bench.api.requests[0]?.url).toBe('/vod/other');
    expect(bench.media.requests).toHaveLength(0);
    await bench.get('/play/t/another.m3u8');
    expect(bench.api.requests).toHaveLength(1);
  });

  test('has the query, headers and cookies that the function left', async () => {
    associate(bench, {
      viewerRequest: `function handler(event) {
        var request = event.request;
        request.querystring.x.multiValue[1].value = '9';
        request.querystring.y.value = '8';
        request.headers['x-added'] = { value: 'yes' };
        delete request.headers['x-custom'];
        delete request.cookies.a;
        return request;
      }`,
    });
    await bench.get('/api/list?x=1&x=2&y=3', { headers: { 'x-custom': '1', cookie: 'a=1; b=2' } });
    const [request] = bench.api.requests;
    expect(request?.url).toBe('/api/list?x=1&x=9&y=8');
    expect(request?.headers).toMatchObject({ 'x-added': 'yes', cookie: 'b=2' });
    expect(request?.headers['x-custom']).toBeUndefined();
  });

  test.each([
    ['a path without its slash', `event.request.uri = 'index.html'`],
    ['a space in the path', `event.request.uri = '/a b'`],
    ['a fragment', `event.request.uri = '/a#b'`],
    ['a query in the path', `event.request.uri = '/a?b'`],
    ['a line break in the query', `event.request.querystring.a = { value: 'x\\r\\ny' }`],
    ['8,192 characters', `event.request.uri = '/' + 'a'.repeat(8191)`],
    ['another method', `event.request.method = 'PUT'`],
    ['another host', `event.request.headers.host = { value: 'elsewhere.example' }`],
    ['a header that functions may not set', `event.request.headers['x-real-ip'] = { value: '1' }`],
    ['a header of CloudFront’s own', `event.request.headers['x-amz-cf-id'] = { value: '1' }`],
    ['a header in capitals', `event.request.headers['X-Custom'] = { value: '1' }`],
    ['a line break in a header', `event.request.headers['x-custom'] = { value: 'a\\r\\nb: c' }`],
    ['a header that is no object', `event.request.headers['x-custom'] = 'a'`],
  ])('with %s is 502', async (_what, change) => {
    associate(bench, { viewerRequest: `function handler(event) { ${change}; return event.request; }` });
    expect(await bench.get('/play/t/x')).toMatchObject({
      status: 502,
      headers: { 'x-cache': 'Error from cloudfront' },
    });
    expect(bench.api.requests).toHaveLength(0);
  });
});

describe('a response that a viewer request function generates', () => {
  test('goes to the viewer at once, past cache, origin and the viewer response function', async () => {
    associate(bench, {
      viewerRequest: `function handler() {
        return {
          statusCode: 302,
          statusDescription: 'Found',
          headers: { location: { value: '/index.html' } },
          cookies: { a: { value: '1', attributes: 'Path=/; Secure' } },
        };
      }`,
      viewerResponse: `function handler(event) { event.response.headers['x-late'] = { value: '1' }; return event.response; }`,
    });
    const answer = await bench.get('/page');
    expect(answer).toMatchObject({ status: 302, text: '' });
    expect(answer.headers).toMatchObject({
      location: '/index.html',
      'set-cookie': ['a=1; Path=/; Secure'],
      'x-cache': 'FunctionGeneratedResponse from cloudfront',
    });
    expect(answer.headers['x-late']).toBeUndefined();
    expect(bench.web.requests).toHaveLength(0);
  });

  test.each([
    [`'text'`, 'text'],
    [`{ encoding: 'text', data: 'téxt' }`, 'téxt'],
    [`{ encoding: 'base64', data: 'dMOpeHQ=' }`, 'téxt'],
  ])('has the body %s', async (body, text) => {
    associate(bench, { viewerRequest: `function handler() { return { statusCode: 200, body: ${body} }; }` });
    expect(await bench.get('/page')).toMatchObject({ status: 200, text });
  });

  test.each([
    ['no base64 where it says so', `{ statusCode: 200, body: { encoding: 'base64', data: '*' } }`],
    ['an unknown encoding', `{ statusCode: 200, body: { encoding: 'gzip', data: '' } }`],
    ['a status as text', `{ statusCode: '200' }`],
    ['a status that is none', `{ statusCode: 99 }`],
    ['a header that functions may not set', `{ statusCode: 200, headers: { 'x-cache': { value: 'Hit' } } }`],
  ])('is 502 with %s', async (_what, response) => {
    associate(bench, { viewerRequest: `function handler() { return ${response}; }` });
    expect(await bench.get('/page')).toMatchObject({ status: 502 });
  });
});

test('a HEAD and a preflight pass the functions too', async () => {
  associate(bench, {
    viewerRequest: `function handler(event) { event.request.uri = '/play/' + event.request.method; return event.request; }`,
  });
  await bench.get('/play/t/x', { method: 'HEAD' });
  await bench.get('/play/t/x', { method: 'OPTIONS' });
  expect(bench.api.requests.map(({ url }) => url)).toEqual(['/play/HEAD', '/play/OPTIONS']);
});

test('a request without a valid signature reaches no function', async () => {
  associate(bench, { viewerRequest: showing('1') });
  expect(await bench.get('/vod/a/1/x.cmfv')).toMatchObject({ status: 403 });
});

test('a function that fails is 503 and says so in X-Cache; nobody is told why', async () => {
  associate(bench, {
    viewerRequest: `function handler(event) { throw new Error('secret of ' + event.request.uri); }`,
  });
  const answer = await bench.get('/page');
  expect(answer).toMatchObject({
    status: 503,
    headers: { 'x-cache': 'FunctionExecutionError from cloudfront' },
  });
  expect(answer.text).not.toMatch(/secret|page|on-request/);
});
