import { type Forgery, forgery } from '../forgery';
import { FAR, mediaQuery, mediaSecrets, policyText, signedPolicy, until } from '../pieces';
import type { Scene } from '../scene';

/** Addresses and ranges that 127.0.0.1 is not in. */
const ELSEWHERE = [
  ...[
    '203.0.113.7',
    '203.0.113.0/24',
    '0.0.0.0/32',
    '127.0.0.2',
    '127.0.0.0/32',
    '126.0.0.0/8',
    '128.0.0.0/1',
  ],
  ...['127.0.0.2/31', '10.0.0.0/8', '255.255.255.255', '1.0.0.127', '192.168.0.0/16'],
  // None that a policy knows.
  ...[
    '::1',
    '::ffff:127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '127.0.0.1/33',
    '127.0.0.1/',
    'localhost',
    '*',
    '',
  ],
];

/** Headers by which a client says that it is somebody else. */
const CLAIMS = [
  ...[
    'X-Forwarded-For',
    'X-Real-IP',
    'X-Client-IP',
    'True-Client-IP',
    'CF-Connecting-IP',
    'Client-IP',
    'Via',
  ],
  ...[
    'CloudFront-Viewer-Address',
    'X-Cluster-Client-IP',
    'X-Originating-IP',
    'Fastly-Client-IP',
    'X-Azure-ClientIP',
  ],
];

/** Signatures that are good at one address, shown at another, by clients that say they are there. */
export function* byAddress(scene: Scene): Generator<Forgery> {
  for (const address of ELSEWHERE) {
    const plain = attempt(scene, address);
    yield forgery(scene, address, plain);
    const claimed = address.split('/')[0] ?? '';
    for (const header of CLAIMS)
      yield forgery(scene, `${header}: ${address}`, { ...plain, headers: [[header, claimed]] });
    yield forgery(scene, `Forwarded: ${address}`, {
      ...plain,
      headers: [['Forwarded', `for="${claimed}";proto=http`]],
    });
  }
  for (const from of ['127.0.0.2', '127.1.2.3', '127.255.255.254']) {
    for (const address of ['127.0.0.1', '127.0.0.1/32']) {
      for (const header of CLAIMS)
        yield forgery(scene, `${address} from ${from}`, {
          ...attempt(scene, address),
          from,
          headers: [[header, '127.0.0.1']],
        });
    }
  }
}

function attempt({ origins, film, run, wanted, secrets, signature }: Scene, address: string) {
  const condition = { ...until(FAR), IpAddress: { 'AWS:SourceIp': address } };
  const policy = policyText(`${origins.edge}/vod/${film}/${run}/*`, condition);
  const media = signedPolicy(policy, secrets.signingKey, signature.keyPairId);
  return {
    door: 'edge' as const,
    path: `${wanted.segment}?${mediaQuery(media)}`,
    secrets: mediaSecrets(media),
  };
}
