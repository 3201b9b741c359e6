/**
 * CloudFront Function, viewer response: what a browser may do with the page. The policy is that of the page's own meta
 * element, and frame-ancestors, which a meta element cannot have. hls.js puts captions into tracks whose address is
 * `data:,WEBVTT`.
 */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; " +
  'connect-src http: https:; media-src blob: data: http: https:; ' +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PERMISSIONS_POLICY = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';

function handler(event) {
  const headers = event.response.headers;
  headers['content-security-policy'] = { value: CONTENT_SECURITY_POLICY };
  headers['permissions-policy'] = { value: PERMISSIONS_POLICY };
  headers['referrer-policy'] = { value: 'no-referrer' };
  headers['strict-transport-security'] = { value: 'max-age=31536000' };
  headers['x-content-type-options'] = { value: 'nosniff' };
  headers['x-frame-options'] = { value: 'DENY' };
  return event.response;
}
