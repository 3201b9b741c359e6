/**
 * CloudFront Function, viewer request: a page route, such as /watch, is answered by the page. A route is one plain segment,
 * because the page names its own files relatively; a name with a dot is a file, and anything else stays as it was asked for.
 */
function handler(event) {
  const request = event.request;
  if (/^\/[A-Za-z0-9_-]*$/.test(request.uri)) request.uri = '/index.html';
  return request;
}
