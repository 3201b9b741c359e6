import { type Forgery, forgery } from '../forgery';
import { mediaQuery, mediaSecrets, playPath, tokenSecrets } from '../pieces';
import type { Scene } from '../scene';

/** Methods that Node's parser knows, some that it does not, and spellings of GET. */
const METHODS = [
  ...['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'PROPPATCH', 'MKCOL'],
  ...[
    'COPY',
    'MOVE',
    'LOCK',
    'UNLOCK',
    'SEARCH',
    'REPORT',
    'MERGE',
    'PURGE',
    'LINK',
    'BIND',
    'ACL',
    'SOURCE',
    'QUERY',
  ],
  ...['TRACK', 'DEBUG', 'get', 'Get', 'GE', 'GETX', 'JEFF', '', '*', 'G\u0000ET'],
];

/** Every method at every door, with no right to the film. */
export function* byMethod(scene: Scene): Generator<Forgery> {
  const { wanted, own, bucket, token } = scene;
  const query = mediaQuery(own.signature);
  const broken = playPath(`${token.slice(0, -8)}BBBBBBBB`);
  const secrets = [
    ...mediaSecrets(own.signature),
    ...tokenSecrets(token),
    ...tokenSecrets(broken.split('/')[2] ?? ''),
  ];
  for (const method of METHODS) {
    const at = (door: 'edge' | 'gateway' | 's3', path: string) =>
      forgery(scene, `${JSON.stringify(method)} ${path.split('/')[1]}`, { door, path, method, secrets });
    for (const path of [wanted.segment, `${wanted.segment}?${query}`, wanted.playlist, wanted.source, broken])
      yield at('edge', path);
    for (const path of [wanted.segment, broken, '/play/', '/']) yield at('gateway', path);
    for (const path of [
      wanted.segment,
      wanted.source,
      '',
      '/?list-type=2&prefix=vod',
      '/?uploads',
      '/?delete',
      '/?acl',
    ])
      yield at('s3', `/${bucket}${path}`);
    for (const path of [
      wanted.segment,
      `${wanted.segment}?uploads`,
      `${wanted.segment}?acl`,
      `${wanted.segment}?uploadId=x`,
    ])
      yield at('s3', `/${bucket}${path}`);
  }
}
