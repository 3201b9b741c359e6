import { accessLogLine } from '../../../local/gateway/access-log-line';

const facts = {
  routeKey: 'GET /play/{token}/{proxy+}',
  status: 200,
  requestId: 'r-1',
  httpMethod: 'GET',
  protocol: 'HTTP/1.1',
  responseLength: 12,
  responseLatency: 3,
  requestTime: '02/Jan/2030:03:04:05 +0000',
  requestTimeEpoch: 1893553445678,
};

test('the variables of the format are filled in', () => {
  const format = '{"id":"$context.requestId","route":"$context.routeKey","status":$context.status}';
  expect(accessLogLine(format, facts)).toBe('{"id":"r-1","route":"GET /play/{token}/{proxy+}","status":200}');
});

test('a format that asks for the path gets none', () => {
  expect(accessLogLine('$context.path $context.domainName $context.identity.sourceIp', facts)).toBe('- - -');
});
