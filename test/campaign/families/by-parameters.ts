import { type Forgery, forgery } from '../forgery';
import { cloudFront, FAR, mediaSecrets, policyText, until } from '../pieces';
import type { MediaSignature, Scene } from '../scene';

type Pair = readonly [name: string, value: string];

/** Ways to write a parameter's name that another reader might take for the name itself. */
const NAMES: Readonly<Record<string, (name: string) => string>> = {
  exact: name => name,
  'small letters': name => name.toLowerCase(),
  capitals: name => name.toUpperCase(),
  'one letter encoded': name => `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
  'hyphen encoded': name => name.replaceAll('-', '%2D'),
  'space in front': name => `%20${name}`,
  'plus behind': name => `${name}+`,
  'NUL behind': name => `${name}%00`,
  brackets: name => `${name}[]`,
  index: name => `${name}[0]`,
  'cookie name': name => `CloudFront-${name}`,
  'S3 name': name => `X-Amz-${name}`,
};

const VALUES: Readonly<Record<string, (value: string) => string>> = {
  exact: value => value,
  encoded: value => value.replace(/[-_~]/g, sign => `%${sign.charCodeAt(0).toString(16)}`),
  'standard base64': value => value.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'),
  'encoded base64': value =>
    encodeURIComponent(value.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/')),
  base64url: value => value.replaceAll('-', '-').replaceAll('~', '_'),
  quoted: value => `"${value}"`,
  'newline behind': value => `${value}%0A`,
};

const SEPARATORS = ['&', ';', '&&', '&amp;', '?', '%26'];

/**
 * What is good for the other film and what nobody has signed, in one request: doubled, mixed, under other names, in
 * query and cookies. Whichever of the two a reader picks, the film must not come out.
 */
export function* byParameters(scene: Scene): Generator<Forgery> {
  const good = pairs(scene.own.signature);
  const open = cloudFront(policyText(`${scene.origins.edge}/*`, until(FAR)));
  const bad = pairs({ ...scene.own.signature, policy: open });
  const expires: Pair = ['Expires', String(FAR)];
  const mixes: Readonly<Record<string, readonly (readonly Pair[])[]>> = {
    'good alone': [good, []],
    'open alone': [bad, []],
    'good, then open': [good, bad],
    'open, then good': [bad, good],
    'expires beside good': [[...good, expires], []],
    'expires before open': [[expires], bad],
    'expires in place of the policy': [[expires, ...good.slice(1)], []],
    'expires for good': [[expires], good.slice(1)],
    'policy open, the rest good': [[['Policy', open]], good],
    'hash none': [[...bad, ['Hash-Algorithm', 'none']], []],
    'hash twice': [[...good, ['Hash-Algorithm', 'SHA256'], ['Hash-Algorithm', 'SHA1']], bad],
  };
  for (const [mix, [first = [], second = []]] of Object.entries(mixes)) {
    for (const [spelling, rename] of Object.entries(NAMES)) {
      const renamed = second.length > 0 ? [first, spelt(second, rename)] : [spelt(first, rename)];
      const [one = [], two = []] = renamed;
      yield* placed(scene, `${mix}, ${spelling}`, one, two);
    }
    for (const [spelling, rewrite] of Object.entries(VALUES))
      yield* placed(
        scene,
        `${mix}, ${spelling} values`,
        spelt(first, name => name, rewrite),
        second,
      );
  }
}

/** In the query, in cookies, and one here and the other there. */
function* placed(scene: Scene, name: string, one: readonly Pair[], two: readonly Pair[]): Generator<Forgery> {
  const path = scene.wanted.segment;
  const secrets = mediaSecrets(scene.own.signature);
  const at = (where: string, query: string, cookie: string) =>
    forgery(scene, `${name}, ${where}`, {
      door: 'edge',
      path: query === '' ? path : `${path}?${query}`,
      headers: cookie === '' ? [] : [['Cookie', cookie]],
      secrets,
    });
  const text = (list: readonly Pair[], separator: string) => list.map(pair => pair.join('=')).join(separator);
  const cookies = (list: readonly Pair[]) =>
    text(
      list.map(([key, value]) => [`CloudFront-${key}`, value]),
      '; ',
    );
  for (const separator of SEPARATORS) yield at(`query ${separator}`, text([...one, ...two], separator), '');
  yield at('cookies', '', cookies([...one, ...two]));
  yield at('query and cookies', text(one, '&'), cookies(two));
  yield at('cookies and query', text(two, '&'), cookies(one));
}

function pairs({ policy, signature, keyPairId }: MediaSignature): Pair[] {
  return [
    ['Policy', policy],
    ['Signature', signature],
    ['Key-Pair-Id', keyPairId],
  ];
}

function spelt(
  list: readonly Pair[],
  rename: (name: string) => string,
  rewrite = (value: string) => value,
): Pair[] {
  return list.map(([name, value]) => [rename(name), rewrite(value)]);
}
