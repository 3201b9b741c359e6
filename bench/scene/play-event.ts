import { PREFIX, ROUTE } from '../../core/contract';

/** What the HTTP API sends a function for a playlist (payload format 2.0). */
export function playEvent(token: string, playlistPath: string, acceptEncoding = 'gzip, deflate, br') {
  return {
    version: '2.0',
    routeKey: `GET ${ROUTE.play}`,
    rawPath: `/${PREFIX.play}/${token}/${playlistPath}`,
    rawQueryString: '',
    headers: {
      accept: '*/*',
      'accept-encoding': acceptEncoding,
      host: 'd111111abcdef8.cloudfront.net',
      'user-agent': 'Amazon CloudFront',
      'x-forwarded-proto': 'https',
    },
    requestContext: {
      accountId: '111122223333',
      apiId: 'abcdefghij',
      http: { method: 'GET', path: `/${PREFIX.play}/${token}/${playlistPath}`, protocol: 'HTTP/1.1' },
      requestId: 'AbCdEfGhIjKlMnOp=',
      stage: '$default',
    },
    pathParameters: { token, proxy: playlistPath },
    isBase64Encoded: false,
  };
}
