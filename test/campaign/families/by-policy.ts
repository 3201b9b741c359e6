import { type Forgery, forgery } from '../forgery';
import {
  cloudFront,
  FAR,
  mediaQuery,
  mediaSecrets,
  policyText,
  STRANGERS,
  signedPolicy,
  until,
} from '../pieces';
import type { MediaSignature, Scene } from '../scene';

const UNKNOWN_ID = 'K2JCJMDEHXQW5F';

/** Policies that would open the film, under every signature but the stack's; and the stack's under those that do not. */
export function* byPolicy(scene: Scene): Generator<Forgery> {
  const { keyPairId, signature } = scene.own.signature;
  for (const resource of openResources(scene)) {
    for (const condition of openConditions()) {
      const policy = policyText(resource, condition);
      const name = `${resource?.replaceAll(scene.film, 'FILM')} ${JSON.stringify(condition).slice(0, 60)}`;
      const attempts: [string, MediaSignature][] = [
        ['the old signature', { policy: cloudFront(policy), signature, keyPairId }],
        ['an RSA key', signedPolicy(policy, STRANGERS.rsa, keyPairId)],
        ['an EC key', signedPolicy(policy, STRANGERS.ec, keyPairId)],
        ['an unknown id', signedPolicy(policy, STRANGERS.rsa, UNKNOWN_ID)],
      ];
      for (const [by, media] of attempts) yield* against(scene, `${name}, ${by}`, media);
    }
  }
  for (const resource of closedResources(scene)) {
    const media = signedPolicy(policyText(resource, until(FAR)), scene.secrets.signingKey, keyPairId);
    yield* against(scene, `${resource.replaceAll(scene.film, 'FILM')}, the stack's key`, media);
  }
  for (const document of brokenDocuments(scene)) {
    const media = signedPolicy(document, scene.secrets.signingKey, keyPairId);
    yield* against(scene, `${document.slice(0, 40)}, the stack's key`, media);
  }
}

/** Resources that cover the film. */
function openResources({ origins, film, run, wanted }: Scene): (string | undefined)[] {
  const { edge } = origins;
  return [
    ...['*', 'http*', 'http://*', '*://*', undefined],
    ...['/*', '/vod/*', `/vod/${film}/*`, `/vod/${film}/${run}/*`, `/vod/*/${run}/*`, wanted.segment].map(
      path => edge + path,
    ),
    ...[`/vod/${'?'.repeat(22)}/*`, `/*${film}*`, '/vod*', '/?od/*'].map(path => edge + path),
  ];
}

function openConditions(): object[] {
  const ip = (range: string) => ({ ...until(FAR), IpAddress: { 'AWS:SourceIp': range } });
  return [
    ...[until(FAR), until(9_999_999_999), until(99_999_999_999_999)],
    ...[
      ip('0.0.0.0/0'),
      ip('127.0.0.1'),
      ip('127.0.0.0/8'),
      { ...until(FAR), DateGreaterThan: { 'AWS:EpochTime': 0 } },
    ],
    ...[{}, { DateLessThan: { 'AWS:EpochTime': String(FAR) } }],
  ];
}

/** Resources that do not cover the film, though they look as if they might. */
function closedResources({ origins, film, run, own, wanted }: Scene): string[] {
  const host = new URL(origins.edge).host;
  const path = `/vod/${film}/${run}/*`;
  const others = [
    'evil.test',
    `${host}.evil.test`,
    `evil.test@${host}`,
    `${host}@evil.test`,
    host.replace(/:\d+$/, ''),
    '',
  ];
  return [
    ...others.map(other => `http://${other}${path}`),
    ...['https', 'ftp', 'HTTP', ''].map(scheme => `${scheme}://${host}${path}`),
    ...[path, path.slice(1), host + path, `//${host}${path}`],
    ...[
      `/vod/${own.film}/${run}/*`,
      `/vod/${film.toLowerCase()}/${run}/*`,
      `/vod/${film}/2/*`,
      `/VOD/${film}/${run}/*`,
    ].map(at => origins.edge + at),
    ...[
      `${wanted.segment}x`,
      wanted.segment.slice(0, -1),
      `/vod/${film}/${run}`,
      `//vod/${film}/${run}/*`,
      '/',
    ].map(at => origins.edge + at),
  ].filter(resource => !resource.includes(film.toLowerCase()) || film !== film.toLowerCase());
}

/** Documents that are no policy; the stack would never sign them. */
function brokenDocuments({ origins }: Scene): string[] {
  const statement = { Resource: `${origins.edge}/*`, Condition: until(FAR) };
  const policies = [
    ...[{}, [], null, { Statement: [] }, { Statement: statement }, { Statement: [statement, statement] }],
    ...[
      { Statement: [{ ...statement, Resource: ['*'] }] },
      { Statement: [{ ...statement, Effect: 'Allow' }] },
    ],
    ...[
      { Statement: [{ ...statement, Condition: {} }] },
      { Statement: [{ Resource: '*' }] },
      { statement: [statement] },
    ],
    ...[{ Statement: [{ ...statement, Condition: { ...until(FAR), StringLike: {} } }] }],
    ...[
      { Statement: [{ ...statement, Condition: { ...until(FAR), IpAddress: { 'AWS:SourceIp': '::/0' } } }] },
    ],
  ];
  return [...policies.map(policy => JSON.stringify(policy)), '', '{', 'x', '\u0000'];
}

function* against(scene: Scene, name: string, media: MediaSignature): Generator<Forgery> {
  for (const path of [scene.wanted.segment, scene.wanted.playlist])
    yield forgery(scene, name, {
      door: 'edge',
      path: `${path}?${mediaQuery(media)}`,
      secrets: mediaSecrets(media),
    });
}
