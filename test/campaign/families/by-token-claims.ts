import { type Forgery, forgery } from '../forgery';
import { FAR, hmacToken, part, playPath, readToken, tokenSecrets } from '../pieces';
import type { Scene } from '../scene';

/** Values that no claim of any name may have, or that are another film's, another stack's, another time's. */
const VALUES: readonly unknown[] = [
  ...['', '*', '?', '**', '.', '..', '../..', '/', '%2F', '\u0000', 'E2OTHERSTACK', 'x'.repeat(200)],
  ...[null, true, false, {}, [], ['*'], { '*': '*' }],
  ...[0, -1, 0.5, 1e21, -0],
  '__proto__',
];
const EXPIRIES: readonly unknown[] = [
  FAR,
  FAR + 0.5,
  String(FAR),
  1e300,
  [FAR],
  { exp: FAR },
  '4e9',
  '0xFFFFFFFF',
];
/** Claims that are none of ours, and might widen what ours say. */
const MORE = {
  iss: 'x',
  nbf: 0,
  iat: 0,
  jti: 'x',
  scope: '*',
  admin: true,
  ip: '0.0.0.0/0',
  films: ['*'],
  prefix: 'vod',
};
const SECRETS = ['', 'secret', 'x'.repeat(64), '\u0000'.repeat(64)];

/** Grants with a claim changed, added, doubled or taken away: under the old signature, and under secrets of others. */
export function* byTokenClaims(scene: Scene): Generator<Forgery> {
  const { header, signature } = readToken(scene);
  for (const [name, claims] of changedClaims(scene)) {
    const secrets = [...SECRETS, scene.audience, scene.film, String(header['kid'])];
    const tokens = [`${part(header)}.${part(claims)}.${signature}`].concat(
      secrets.map(secret => hmacToken(header, claims, secret)),
    );
    for (const [index, token] of tokens.entries()) yield* atBothDoors(scene, `${name}, key ${index}`, token);
  }
  // The right secret does not make a wrong grant right.
  for (const [name, claims] of wrongClaims(scene))
    yield* atBothDoors(scene, `${name}, the stack's secret`, hmacToken(header, claims, scene.secrets.grant));
}

function* changedClaims(scene: Scene): Generator<[string, unknown]> {
  const { claims } = readToken(scene);
  yield ['as they were but for the signature', { ...claims, exp: Number(claims['exp']) + 1 }];
  for (const exp of EXPIRIES) yield [`exp ${JSON.stringify(exp)}`, { ...claims, exp }];
  for (const [name, value] of Object.entries(MORE)) yield [`with ${name}`, { ...claims, [name]: value }];
  yield ['the other film', { ...claims, sub: scene.own.film }];
  for (const name of ['run', 'aud']) yield [`the film as ${name}`, { ...claims, [name]: scene.film }];
}

function* wrongClaims(scene: Scene): Generator<[string, unknown]> {
  const { claims } = readToken(scene);
  const text = JSON.stringify(claims);
  for (const name of Object.keys(claims)) {
    for (const value of VALUES)
      yield [`${name} ${JSON.stringify(value)?.slice(0, 20)}`, { ...claims, [name]: value }];
    yield [`without ${name}`, { ...claims, [name]: undefined }];
    yield [`${name} in capitals`, { ...claims, [name]: undefined, [name.toUpperCase()]: claims[name] }];
  }
  for (const exp of EXPIRIES.filter(value => value !== FAR))
    yield [`exp ${JSON.stringify(exp)}`, { ...claims, exp }];
  for (const [name, value] of Object.entries(MORE))
    if (name !== 'ip') yield [`with ${name}`, { ...claims, [name]: value }];
  for (const whole of ['null', '[]', `[${text}]`, '""', '1', '{', `${text}x`, `\uFEFF${text}`, ''])
    yield [`a payload of ${whole.slice(0, 12)}`, whole];
  for (const film of [
    '*',
    `${scene.film}*`,
    `${scene.film.slice(0, 21)}?`,
    `${scene.film}/../x`,
    ` ${scene.film}`,
  ])
    yield [`film ${film.length}`, { ...claims, sub: film }];
  for (const run of ['*', '1*', '?', '../1', '1/', '1%2F', 'x'.repeat(23)])
    yield [`run ${run}`, { ...claims, run }];
}

function* atBothDoors(scene: Scene, name: string, token: string): Generator<Forgery> {
  for (const door of ['edge', 'gateway'] as const)
    yield forgery(scene, name, { door, path: playPath(token), secrets: tokenSecrets(token) });
}
