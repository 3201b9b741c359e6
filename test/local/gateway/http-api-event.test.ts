import { type GatewayRequest, httpApiEvent } from '../../../local/gateway/http-api-event';

const context = {
  apiId: 'api1',
  domainName: '127.0.0.1:8080',
  requestId: 'r-1',
  now: Date.UTC(2030, 0, 2, 3, 4, 5, 678),
};
const match = {
  route: { routeKey: 'GET /play/{token}/{proxy+}', invoke: async () => null },
  pathParameters: { token: 't', proxy: 'index.m3u8' },
};

function event(request: Partial<GatewayRequest>, chosen: typeof match = match) {
  return httpApiEvent(
    {
      method: 'GET',
      httpVersion: '1.1',
      target: { path: '/play/t/index.m3u8', rawQuery: '' },
      headers: [],
      sourceIp: '127.0.0.1',
      body: Buffer.alloc(0),
      ...request,
    },
    chosen,
    context,
  );
}

test('a plain request becomes payload format 2.0', () => {
  expect(event({ headers: [['User-Agent', 'player/1']] })).toStrictEqual({
    version: '2.0',
    routeKey: 'GET /play/{token}/{proxy+}',
    rawPath: '/play/t/index.m3u8',
    rawQueryString: '',
    headers: { 'user-agent': 'player/1', 'x-forwarded-for': '127.0.0.1' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api1',
      domainName: '127.0.0.1:8080',
      domainPrefix: 'api1',
      http: {
        method: 'GET',
        path: '/play/t/index.m3u8',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'player/1',
      },
      requestId: 'r-1',
      routeKey: 'GET /play/{token}/{proxy+}',
      stage: '$default',
      time: '02/Jan/2030:03:04:05 +0000',
      timeEpoch: 1893553445678,
    },
    pathParameters: { token: 't', proxy: 'index.m3u8' },
    isBase64Encoded: false,
  });
});

test('header names are in lower case, and repeated headers are joined by a comma', () => {
  const headers: GatewayRequest['headers'] = [
    ['Accept-Encoding', 'br'],
    ['X-Forwarded-For', '192.0.2.1'],
    ['accept-encoding', 'gzip'],
  ];
  expect(event({ headers })).toMatchObject({
    headers: { 'accept-encoding': 'br,gzip', 'x-forwarded-for': '192.0.2.1, 127.0.0.1' },
  });
});

test('cookies stand apart from the headers', () => {
  const made = event({
    headers: [
      ['Cookie', 'a=1; b=2'],
      ['Cookie', 'c=3'],
    ],
  });
  expect(made).toMatchObject({ cookies: ['a=1', 'b=2', 'c=3'] });
  expect(made).not.toHaveProperty('headers.cookie');
});

test('query parameters are decoded, and repeated ones joined by a comma', () => {
  const rawQuery = 'a=1&b=x%20y+z&a=2&c&__proto__=p';
  const made = event({ target: { path: '/', rawQuery } });
  expect(made).toMatchObject({ rawQueryString: rawQuery });
  expect(JSON.stringify(made)).toContain(
    '"queryStringParameters":{"a":"1,2","b":"x y z","c":"","__proto__":"p"}',
  );
});

test('a route without parameters brings none', () => {
  const made = event({}, { route: { ...match.route, routeKey: '$default' }, pathParameters: {} as never });
  expect(made).not.toHaveProperty('pathParameters');
});

test.each([
  ['application/json', '{"a":1}', '{"a":1}', false],
  ['application/problem+json', '{}', '{}', false],
  ['text/plain;charset=UTF-8', 'ü', 'ü', false],
  ['application/x-www-form-urlencoded', 'a=b', 'YT1i', true],
  ['application/octet-stream', 'x', 'eA==', true],
])('a body of %s', (type, sent, body, isBase64Encoded) => {
  expect(event({ headers: [['Content-Type', type]], body: Buffer.from(sent) })).toMatchObject({
    body,
    isBase64Encoded,
  });
});

test('a text that is compressed or not UTF-8 travels in base64', () => {
  const headers: [string, string][] = [['content-type', 'text/plain']];
  expect(event({ headers, body: Buffer.from([0xff]) })).toMatchObject({
    body: '/w==',
    isBase64Encoded: true,
  });
  expect(
    event({ headers: [...headers, ['content-encoding', 'gzip']], body: Buffer.from('x') }),
  ).toMatchObject({ isBase64Encoded: true });
});
