import { type Forgery, forgery } from '../forgery';
import { mediaQuery, mediaSecrets, playPath, tokenSecrets } from '../pieces';
import type { Scene } from '../scene';

type Header = readonly [name: string, value: string];

/** Headers by which a request might be taken for another one, or for one that has been judged already. */
function tricks(scene: Scene): (readonly Header[])[] {
  const { wanted, origins, token } = scene;
  const hosts = [
    'evil.test',
    'localhost',
    '127.0.0.1',
    new URL(origins.s3).host,
    new URL(origins.gateway).host,
    '',
  ];
  const routed = [
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Forwarded-Uri',
    'X-Forwarded-Path',
    'X-HTTP-Path-Override',
    'Referer',
  ];
  const ranges = [
    'bytes=0-',
    'bytes=0-0',
    'bytes=-1',
    'bytes=0-,0-',
    'bytes=0-1,3-4',
    'bytes=9999999999-',
    'bytes=1-0',
    'items=0-1',
  ];
  const trusted = [
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Server',
    'X-Host',
    'Forwarded',
    'X-ProxyUser-Ip',
  ];
  const credentials = [
    ...[
      'Basic YWRtaW46YWRtaW4=',
      'Bearer null',
      `Bearer ${token}`,
      'AWS4-HMAC-SHA256',
      'AWS AKIA:sig',
      'Negotiate x',
    ],
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00',
  ];
  return [
    ...hosts.map((host): Header[] => [['Host', host]]),
    [
      ['Host', new URL(origins.edge).host],
      ['Host', 'evil.test'],
    ],
    [['Host', `${new URL(origins.edge).host}/vod`]],
    ...routed.flatMap(name => Object.values(wanted).map((path): Header[] => [[name, path]])),
    ...trusted.flatMap(name =>
      ['127.0.0.1', new URL(origins.s3).host].map((value): Header[] => [[name, value]]),
    ),
    ...ranges.map((range): Header[] => [['Range', range]]),
    ...['*', '"x"', 'W/"x"', '"x", "y"'].flatMap((tag): Header[][] => [
      [['If-None-Match', tag]],
      [['If-Match', tag]],
      [
        ['If-Range', tag],
        ['Range', 'bytes=0-99'],
      ],
    ]),
    [['If-Modified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT']],
    [['If-Unmodified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT']],
    ...credentials.map((value): Header[] => [['Authorization', value]]),
    ...['GET', 'HEAD', 'OPTIONS', 'PUT'].flatMap((method): Header[][] => [
      [['X-HTTP-Method-Override', method]],
      [['X-HTTP-Method', method]],
      [['X-Method-Override', method]],
    ]),
    ...['br', 'gzip', 'identity;q=0', '*;q=0', 'zstd'].map((coding): Header[] => [
      ['Accept-Encoding', coding],
    ]),
    ...['no-cache', 'only-if-cached', 'max-stale=99999999'].map((value): Header[] => [
      ['Cache-Control', value],
    ]),
    ...['null', 'https://evil.test', origins.edge].map((origin): Header[] => [['Origin', origin]]),
    [
      ['Connection', 'close, Host'],
      ['X-Amz-Cf-Id', 'x'],
    ],
    [
      ['Upgrade', 'h2c'],
      ['Connection', 'Upgrade, HTTP2-Settings, close'],
      ['HTTP2-Settings', 'AAMAAABkAARAAAAAAAIAAAAA'],
    ],
    [
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade, close'],
    ],
    [['X-Amz-Security-Token', 'x']],
    [['x-amz-content-sha256', 'UNSIGNED-PAYLOAD']],
    [['x-amz-server-side-encryption', 'AES256']],
    [['Cookie', `token=${token}; CloudFront-Policy=x`]],
    [['X-Middleware-Subrequest', 'src/middleware']],
    [['Max-Forwards', '0']],
    [['Content-Length', '0']],
    [['Te', 'trailers']],
  ];
}

/** Requests without a right to the film, each with headers that might stand for one, at every door. */
export function* byHeader(scene: Scene): Generator<Forgery> {
  const { wanted, own, bucket } = scene;
  const signed = `${wanted.segment}?${mediaQuery(own.signature)}`;
  const broken = playPath(`${scene.token.slice(0, -8)}AAAAAAAA`);
  const secrets = [
    ...mediaSecrets(own.signature),
    ...tokenSecrets(scene.token),
    ...tokenSecrets(broken.split('/')[2] ?? ''),
  ];
  for (const headers of tricks(scene)) {
    const name = headers.map(header => header.join(': ')).join(', ');
    for (const path of [wanted.segment, signed, wanted.source, broken])
      yield forgery(scene, name, { door: 'edge', path, headers, secrets });
    for (const path of [wanted.segment, broken])
      yield forgery(scene, name, { door: 'gateway', path, headers, secrets });
    for (const path of [wanted.segment, wanted.source])
      yield forgery(scene, name, { door: 's3', path: `/${bucket}${path}`, headers, secrets });
  }
}
