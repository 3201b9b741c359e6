import { type Forgery, forgery } from '../forgery';
import type { Scene } from '../scene';

const HEX = '0123456789abcdef';

/** What may stand in place of a parameter of a presigned request. */
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  'X-Amz-Algorithm': ['', 'none', 'AWS4-HMAC-SHA1', 'AWS4-ECDSA-P256-SHA256', 'aws4-hmac-sha256'],
  'X-Amz-Credential': [
    '',
    'x',
    'AKIA/20260101/us-east-1/s3/aws4_request',
    '////',
    '%2F',
    '__proto__/x/x/s3/aws4_request',
  ],
  'X-Amz-Date': ['', '20200101T000000Z', '20990101T000000Z', '0', '20260231T000000Z', 'now'],
  'X-Amz-Expires': [
    '',
    '0',
    '-1',
    '604800',
    '604801',
    '99999999999',
    '1e3',
    '0x10',
    ' 60',
    '03600',
    '+3600',
    '3600.0',
  ],
  'X-Amz-SignedHeaders': ['', 'x', 'host;x-amz-date', 'HOST', 'host;host', 'Host', '*'],
  'X-Amz-Signature': ['', '0', '0'.repeat(64), 'g'.repeat(64), '*'],
  'X-Amz-Security-Token': ['x', ''],
};

/** A presigned request for the other film, turned towards this one or changed in one place. */
export function* byPresigned(scene: Scene): Generator<Forgery> {
  const [path = '', query = ''] = scene.presigned.split('?');
  const signature = new URLSearchParams(query).get('X-Amz-Signature') ?? '';
  const at = (name: string, changedPath: string, changedQuery: string, method = 'GET') =>
    forgery(scene, name, {
      door: 's3',
      path: `${changedPath}?${changedQuery}`,
      method,
      secrets: [new URLSearchParams(changedQuery).get('X-Amz-Signature') ?? ''].filter(
        text => text.length > 16,
      ),
    });
  const { bucket, wanted } = scene;
  for (const goal of Object.values(wanted)) {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'POST'])
      yield at(`the same for ${goal}`, `/${bucket}${goal}`, query, method);
    yield at('out of the signed path', `${path}/../../../..${goal}`, query);
    yield at(
      'out of the signed path, encoded',
      `${path}%2F..%2F..%2F..%2F..${goal.replaceAll('/', '%2F')}`,
      query,
    );
    yield at(
      'as a copy',
      `${path}`,
      `${query}&x-amz-copy-source=${encodeURIComponent(`/${bucket}${goal}`)}`,
      'PUT',
    );
    yield at('as an override', path, `${query}&key=${encodeURIComponent(goal.slice(1))}`);
  }
  for (let digit = 0; digit < signature.length; digit += 1) {
    for (const other of HEX) {
      if (other === signature[digit]) continue;
      const changed = signature.slice(0, digit) + other + signature.slice(digit + 1);
      yield at(`signature digit ${digit} ${other}`, path, query.replace(signature, changed));
    }
  }
  for (const [name, values] of Object.entries(CHANGED)) {
    for (const value of values) {
      const parameters = new URLSearchParams(query);
      if (parameters.get(name) === value) continue;
      parameters.set(name, value);
      yield at(`${name}=${value}`, path, String(parameters));
      yield at(`${name} twice, ${value}`, path, `${query}&${name}=${encodeURIComponent(value)}`);
    }
    const without = new URLSearchParams(query);
    without.delete(name);
    if (String(without).length < query.length - 10) yield at(`without ${name}`, path, String(without));
  }
  for (const more of [
    'response-content-type=text/html',
    'versionId=null',
    'uploads',
    'acl',
    'x=1',
    'partNumber=1',
  ])
    yield at(`with ${more}`, path, `${query}&${more}`);
  for (const method of ['PUT', 'DELETE', 'POST', 'HEAD', 'PATCH'])
    yield at('another method', path, query, method);
}
