import {
  managedResponseHeadersPolicy,
  NO_HEADERS,
  withPolicyHeaders,
} from '../../../../local/edge/policies/response-headers-policy';

const corsAndSecurity = managedResponseHeadersPolicy('eaab4381-ed33-4a86-88ca-d9558dc6cd63');
const simple = managedResponseHeadersPolicy('60669652-455b-4ae9-85a4-c4c02393f86c');
const security = managedResponseHeadersPolicy('67f7725c-6f97-4210-82d7-5512b31e9d03');
const viewer = (method: string, origin?: string) => ({
  method,
  headers: origin === undefined ? {} : { origin },
});
const page = 'https://page.example';

const SECURITY = {
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '1; mode=block',
};

test('no policy adds nothing', () => {
  expect(withPolicyHeaders(NO_HEADERS, viewer('GET', page), { a: '1' })).toStrictEqual({ a: '1' });
});

test('a request from the same origin gets the security headers alone', () => {
  expect(withPolicyHeaders(corsAndSecurity, viewer('GET'), {})).toStrictEqual(SECURITY);
  expect(withPolicyHeaders(security, viewer('GET', page), {})).toStrictEqual(SECURITY);
});

test('a simple request from another origin gets Access-Control-Allow-Origin and no more of CORS', () => {
  const allowed = { 'access-control-allow-origin': '*' };
  expect(withPolicyHeaders(corsAndSecurity, viewer('GET', page), {})).toStrictEqual({
    ...allowed,
    ...SECURITY,
  });
  expect(withPolicyHeaders(simple, viewer('OPTIONS', page), {})).toStrictEqual(allowed);
});

test('a preflight gets methods and exposed headers too', () => {
  expect(withPolicyHeaders(corsAndSecurity, viewer('OPTIONS', page), {})).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': expect.stringContaining('GET'),
    'access-control-expose-headers': '*',
  });
});

test('what the origin has set stays, nosniff excepted', () => {
  const own = {
    'access-control-allow-origin': page,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'other',
    'x-frame-options': 'DENY',
  };
  expect(withPolicyHeaders(corsAndSecurity, viewer('GET', page), own)).toStrictEqual({
    ...SECURITY,
    ...own,
    'x-content-type-options': 'nosniff',
  });
});
