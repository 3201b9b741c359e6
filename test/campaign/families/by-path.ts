import { type Forgery, forgery } from '../forgery';
import { mediaQuery, mediaSecrets, tokenSecrets } from '../pieces';
import type { Door, Scene } from '../scene';

/** Ways to write a path so that one reader takes it for another. */
const RESPELL: Readonly<Record<string, (path: string, own: string) => string>> = {
  'as it stands': path => path,
  'first letter encoded': path => `/%${hex(path[1])}${path.slice(2)}`,
  'all encoded': path => path.replace(/[^/]/g, character => `%${hex(character)}`),
  'all encoded twice': path => path.replace(/[^/]/g, character => `%25${hex(character)}`),
  'slashes encoded': path => `/${path.slice(1).replaceAll('/', '%2F')}`,
  'slashes encoded, small': path => `/${path.slice(1).replaceAll('/', '%2f')}`,
  'slashes encoded twice': path => `/${path.slice(1).replaceAll('/', '%252F')}`,
  'first slash encoded': path => path.replace(/^\/(\w+)\//, '/$1%2F'),
  'leading slash encoded': path => `/%2F${path.slice(1)}`,
  backslashes: path => path.replaceAll('/', '\\'),
  'backslashes inside': path => `/${path.slice(1).replaceAll('/', '\\')}`,
  'backslashes encoded': path => `/${path.slice(1).replaceAll('/', '%5C')}`,
  'overlong slashes': path => `/${path.slice(1).replaceAll('/', '%C0%AF')}`,
  'wide slashes': path => `/${path.slice(1).replaceAll('/', '%EF%BC%8F')}`,
  'double slashes': path => path.replaceAll('/', '//'),
  'leading double slash': path => `/${path}`,
  'leading triple slash': path => `//${path}`,
  'a dot segment': path => path.replaceAll('/', '/./'),
  'a dot segment, encoded': path => path.replaceAll('/', '/%2e/'),
  'a way round': path => `/x/..${path}`,
  'a way round, encoded': path => `/x/%2e%2e${path}`,
  'a way round, half encoded': path => `/x/.%2E${path}`,
  'a way round, twice': path => `/x/%252e%252e${path}`,
  'a way round, overlong': path => `/x/%c0%ae%c0%ae${path}`,
  'a way round, backslash': path => `/x/..\\..${path}`,
  'a way round, semicolon': path => `/x/..;${path}`,
  'out of the page': path => `/index.html/..${path}`,
  'out of play': path => `/play/..${path}`,
  'out of play, encoded': path => `/play/%2e%2e${path}`,
  'out of play, encoded slash': path => `/play%2f..${path}`,
  'out of the own film': (path, own) => `${own}/../../..${path}`,
  'out of the own film, encoded': (path, own) => `${own}/%2e%2e/%2e%2e/%2e%2e${path}`,
  'out of the own film, slashes encoded': (path, own) => `${own}/..%2f..%2f..${path.replaceAll('/', '%2f')}`,
  'out of the own film, backslash': (path, own) => `${own}\\..\\..\\..${path}`,
  'out of the own film, overlong': (path, own) => `${own}/%c0%ae%c0%ae/%c0%ae%c0%ae/%c0%ae%c0%ae${path}`,
  'behind the own film': (path, own) => `${own}${path}`,
  'after a NUL': (path, own) => `${own}%00${path}`,
  'NUL at the end': path => `${path}%00`,
  'NUL and another ending': path => `${path}%00.html`,
  'another ending': path => `${path};.html`,
  'a path parameter': path => path.replaceAll('/', ';x=1/').replace(/^;x=1/, ''),
  'slash at the end': path => `${path}/`,
  'slash encoded at the end': path => `${path}%2F`,
  'space at the end': path => `${path}%20`,
  'newline at the end': path => `${path}%0D%0A`,
  'dot at the end': path => `${path}.`,
  'question mark encoded': path => `${path}%3F`,
  'hash encoded': path => `${path}%23`,
  capitals: path => path.toUpperCase(),
  'capitals in front': path => path.replace(/^\/\w+/, first => first.toUpperCase()),
  'one capital': path => path.replace('/v', '/V').replace('/u', '/U'),
  'a wide letter': path => path.replace('/v', '/%EF%BD%96'),
  'a long s': path => path.replace('s', '%C5%BF'),
  'broken encoding': path => path.replace('/', '/%'),
  'broken encoding at the end': path => `${path}%`,
  'no hex': path => path.replace('/', '/%zz'),
  'IIS encoding': path => path.replaceAll('/', '/%u0000'),
  'absolute form': path => `http://127.0.0.1${path}`,
  'absolute form, another host': path => `http://evil.test${path}`,
  'no slash': path => path.slice(1),
  'under play': path => `/play${path}`,
  'under a page': path => `/player.js${path}`,
  'under the API': path => `/api${path}`,
  'with a stage': path => `/$default${path}`,
};

/** Every way to write the way to the film, with nothing to show, and with what is good for another film. */
export function* byPath(scene: Scene): Generator<Forgery> {
  const { own, run, wanted, bucket } = scene;
  const ownFolder = `/vod/${own.film}/${run}`;
  const query = mediaQuery(own.signature);
  const secrets = [...mediaSecrets(own.signature), ...tokenSecrets(own.token)];
  for (const [name, respell] of Object.entries(RESPELL)) {
    for (const goal of Object.values(wanted)) {
      const path = respell(goal, ownFolder);
      const ends = ['', `?${query}`, `?response-content-type=text/html&${query}`];
      for (const end of ends) yield forgery(scene, name, { door: 'edge', path: path + end, secrets });
      for (const door of ['gateway', 's3'] as readonly Door[]) {
        for (const end of ['', `?${query}`])
          yield forgery(scene, name, { door, path: (door === 's3' ? inBucket(path) : path) + end, secrets });
      }
    }
  }

  function inBucket(path: string): string {
    return path.startsWith('/') ? `/${bucket}${path}` : path;
  }
}

function hex(character = ''): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}
