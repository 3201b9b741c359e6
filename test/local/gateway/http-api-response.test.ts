import { httpApiResponse } from '../../../local/gateway/http-api-response';

function read(result: unknown) {
  const { status, headers, body } = httpApiResponse(result);
  return { status, headers, body: body.toString() };
}

const json = [['content-type', 'application/json']];

test.each([
  ['an object without a status', { a: 1 }, '{"a":1}'],
  ['a list', [1, 2], '[1,2]'],
  ['a text', 'hello', 'hello'],
  ['a number', 5, '5'],
  ['nothing', null, 'null'],
])('%s is the body of a 200', (_, result, body) => {
  expect(read(result)).toEqual({ status: 200, headers: json, body });
});

test('status, headers, cookies and body are taken as they are', () => {
  const result = {
    statusCode: 403,
    headers: {
      'Cache-Control': 'no-store',
      'X-Count': 3,
      'X-Yes': true,
      'Content-Type': 'application/problem+json',
    },
    cookies: ['a=1', 'b=2; Path=/'],
    body: '{"code":"grant_expired"}',
  };
  expect(read(result)).toEqual({
    status: 403,
    headers: [
      ['cache-control', 'no-store'],
      ['x-count', '3'],
      ['x-yes', 'true'],
      ['content-type', 'application/problem+json'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2; Path=/'],
    ],
    body: '{"code":"grant_expired"}',
  });
});

test('a body in base64 is sent as bytes', () => {
  const body = Buffer.from([0, 255, 1]);
  const result = { statusCode: 200, body: body.toString('base64'), isBase64Encoded: true };
  expect(httpApiResponse(result).body).toEqual(body);
});

test('an untyped body is plain text', () => {
  expect(read({ statusCode: 200, body: 'x' }).headers).toEqual([
    ['content-type', 'text/plain;charset=UTF-8'],
  ]);
});

test('no body needs no type', () => {
  expect(read({ statusCode: 304 })).toEqual({ status: 304, headers: [], body: '' });
});

test('headers of the connection are the gateway’s own', () => {
  const headers = {
    'Content-Length': '999',
    Connection: 'close',
    'Transfer-Encoding': 'chunked',
    'X-Kept': '1',
  };
  expect(read({ statusCode: 200, headers }).headers).toEqual([['x-kept', '1']]);
});

test.each([
  [{ statusCode: '200' }],
  [{ statusCode: 99 }],
  [{ statusCode: 600 }],
  [{ statusCode: 200.5 }],
  [{ statusCode: 200, body: { a: 1 } }],
  [{ statusCode: 200, headers: 'x' }],
  [{ statusCode: 200, headers: { a: ['b'] } }],
  [{ statusCode: 200, headers: { 'bad name': 'x' } }],
  [{ statusCode: 200, headers: { a: 'x\r\nset-cookie: stolen=1' } }],
  [{ statusCode: 200, cookies: ['a=1\r\nx: y'] }],
])('the malformed answer %j is status 500', result => {
  expect(read(result)).toEqual({ status: 500, headers: json, body: '{"message":"Internal Server Error"}' });
});
