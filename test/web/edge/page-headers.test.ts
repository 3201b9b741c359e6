import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageFunction } from './page-function';

type Headers = Record<string, { value: string }>;

const pageHeaders = pageFunction('page-headers');

function headersAfter(headers: Headers): Headers {
  const response = { statusCode: 200, statusDescription: 'OK', headers, cookies: {} };
  return (pageHeaders({ response }) as { headers: Headers }).headers;
}

test('the page gets its policy, and headers that a browser keeps to', () => {
  expect(headersAfter({})).toEqual({
    'content-security-policy': { value: expect.stringContaining("default-src 'none'") },
    'permissions-policy': { value: expect.stringContaining('camera=()') },
    'referrer-policy': { value: 'no-referrer' },
    'strict-transport-security': { value: 'max-age=31536000' },
    'x-content-type-options': { value: 'nosniff' },
    'x-frame-options': { value: 'DENY' },
  });
});

test('the header says what the page’s own meta element says, and that nobody may frame the page', () => {
  const html = readFileSync(join(__dirname, '../../../web/index.html'), 'utf8');
  const meta = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
  expect(meta).toBeDefined();
  expect(headersAfter({})['content-security-policy']?.value).toBe(`${meta}; frame-ancestors 'none'`);
  expect(html).toContain('<meta name="referrer" content="no-referrer">');
});

test('the policy runs no inline script or style and no text as code', () => {
  expect(headersAfter({})['content-security-policy']?.value).not.toMatch(/unsafe-|'strict-dynamic'|\*/);
});

test('what the origin set stays, except where the page’s rules say otherwise', () => {
  const after = headersAfter({ etag: { value: '"1"' }, 'x-frame-options': { value: 'SAMEORIGIN' } });
  expect(after).toMatchObject({ etag: { value: '"1"' }, 'x-frame-options': { value: 'DENY' } });
});
