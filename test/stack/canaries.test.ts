import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { SERVE_PLAYLIST_ENV } from '../../core/contract';
import { makeSampleFilm } from '../../local/packager/sample-film';
import { firstMediaUrl } from '../first-media-url';
import { temporaryFolder } from '../local/temporary-folder';
import { type Canaries, findCanaries, textsBelow } from './find-canaries';
import { runCli, type StartSession, startSession } from './start-session';

const dir = temporaryFolder();
const dataDir = join(dir, 'data');
const film = join(dir, 'film.mp4');
const keyFile = join(dir, 'key.pem');
const playlistFile = join(dir, 'list.m3u8');
const PLANTED = 'canary-that-a-request-carries-in-every-place';

/** What the process and the command line wrote, by where; URLs that were printed on purpose are taken out. */
let written: Record<string, string>;
let canaries: Canaries;

beforeAll(async () => {
  await makeSampleFilm({ path: film, seconds: 2 });
  const session = await startSession(film, dataDir);
  canaries = await plant(session);
  const cli = await useCli(session);
  const printed = await session.stop();
  written = {
    ...cli,
    'stdout of npm start': printed.stdout.replaceAll(/http\S+/g, ''),
    'stderr of npm start': printed.stderr,
    ...filesOfTheStack(),
  };
}, 180_000);

/** Everything below the data folder but the secrets themselves, and the owner's key, which the command line needs. */
function filesOfTheStack(): Record<string, string> {
  const texts = textsBelow(dataDir, path => !path.startsWith('secrets/'));
  const { operator, ...others } = JSON.parse(texts['stack.json'] ?? '');
  return { ...texts, 'stack.json': JSON.stringify({ ...others, operator: operator.accessKeyId }) };
}

/** Makes requests of all kinds, good and bad, with a canary in every place of each. */
async function plant({ playbackUrl, s3Origin }: StartSession): Promise<Canaries> {
  const segment = await firstMediaUrl(playbackUrl);
  await (await fetch(segment)).arrayBuffer();
  const { operator, outputs } = JSON.parse(readFileSync(join(dataDir, 'stack.json'), 'utf8'));
  const token = playbackUrl.split('/play/')[1]?.split('/')[0] ?? '';
  const object = `${s3Origin}/${outputs.MediaBucket}${segment.pathname}?X-Amz-Expires=600`;
  const signer = new AwsV4Signer({
    ...operator,
    url: object,
    service: 's3',
    region: 'us-east-1',
    signQuery: true,
  });
  const presigned = (await signer.sign()).url;
  const addresses = [
    playbackUrl,
    `${outputs.ApiOrigin}/play/${token}/index.m3u8`,
    String(segment),
    String(presigned),
  ];
  for (const address of addresses) {
    const places = [
      address,
      `${address}${PLANTED}`,
      `${address}${address.includes('?') ? '&' : '?'}x=${PLANTED}`,
    ];
    places.push(
      address.replace(/.index\.m3u8|\.cmfv/, PLANTED),
      address.replace(/[A-Za-z0-9]{6}(?=[^A-Za-z0-9]*$)/, 'AAAAAA'),
    );
    for (const place of places) {
      for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
        const headers = {
          'x-planted': PLANTED,
          authorization: `Bearer ${PLANTED}`,
          cookie: `CloudFront-Policy=${PLANTED}`,
        };
        await (await fetch(place, { method, headers })).arrayBuffer();
        await (await fetch(place, { method })).arrayBuffer();
      }
    }
  }
  const secrets = readdirSync(join(dataDir, 'secrets')).map(
    name => JSON.parse(readFileSync(join(dataDir, 'secrets', name), 'utf8')).current.value as string,
  );
  const [, claims = '', signature = ''] = token.split('.');
  return {
    'what a request carried': PLANTED,
    "a token's claims": claims,
    "a token's signature": signature,
    'a policy': segment.searchParams.get('Policy') ?? '',
    'a signature': segment.searchParams.get('Signature') ?? '',
    'a presigned request': presigned.searchParams.get('X-Amz-Signature') ?? '',
    "the owner's secret key": operator.secretAccessKey,
    ...Object.fromEntries(secrets.map((value, index) => [`secret ${index}`, value])),
  };
}

/** Calls the command line rightly and wrongly; what it is there to print is taken out. */
async function useCli({ videoId, playbackUrl }: StartSession): Promise<Record<string, string>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  canaries = { ...canaries, 'a key in a file': pem };
  writeFileSync(keyFile, pem);
  writeFileSync(playlistFile, '#EXTM3U\n#EXTINF:6,\na.cmfv\n');
  const brokenKey = join(dir, 'broken.pem');
  writeFileSync(brokenKey, pem.replace('\n', `\n${PLANTED}\n`));
  const sign = (key: string, file: string) => [
    ...['playlist', 'sign', file, '--prefix', `vod/${videoId}/1`, '--playlist-path', 'index.m3u8'],
    ...[
      '--cdn-origin',
      'https://media.example',
      '--private-key',
      key,
      '--key-pair-id',
      'K1',
      '--expires',
      '1900000000',
    ],
  ];
  const token = playbackUrl.split('/play/')[1]?.split('/')[0] ?? '';
  const calls = {
    'a grant': ['grant', videoId, '--data', dataDir],
    'a grant as JSON': ['grant', videoId, '--data', dataDir, '--json'],
    'a grant for a token': ['grant', token, '--data', dataDir],
    'a grant with an address': ['grant', videoId, '--data', dataDir, '--ip', '127.0.0.1'],
    'a signed playlist': sign(keyFile, playlistFile),
    'a broken key': sign(brokenKey, playlistFile),
    'a key for a playlist': sign(playlistFile, keyFile),
    'a playlist that is not there': sign(keyFile, join(dir, 'none')),
  };
  const printed = Object.entries(calls).map(async ([name, args]) => {
    const { stdout, stderr } = await runCli(...args);
    return [`cli, ${name}`, stdout.replaceAll(/http[^\s"]+/g, '') + stderr] as const;
  });
  return Object.fromEntries(await Promise.all(printed));
}

test('no token, key, policy or presigned request is in what local mode, functions and the command line wrote', () => {
  expect(Object.keys(written)).toEqual(
    expect.arrayContaining(['stack.log', 'stack.json', 'cli, a broken key']),
  );
  expect(Object.keys(written).some(path => path.endsWith('.template.json'))).toBe(true);
  expect(findCanaries(written, canaries)).toEqual([]);
});

test('the requests did reach the functions, and the log says so', () => {
  expect(written['stack.log']).toContain('"routeKey"');
  expect(Object.keys(canaries).length).toBeGreaterThan(9);
});

test('what holds a secret is readable by this user only', () => {
  const files = ['stack.json', ...readdirSync(join(dataDir, 'secrets')).map(name => join('secrets', name))];
  for (const file of files) expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
});

test('a function that prints its event is found', async () => {
  const bundles = globSync(join(dataDir, 'cdk.out/asset.*/index.js')).filter(file =>
    readFileSync(file, 'utf8').includes(SERVE_PLAYLIST_ENV.generations),
  );
  for (const bundle of bundles) {
    appendFileSync(
      bundle,
      '\nconst silent = module.exports; module.exports = { handler: event => { console.log(JSON.stringify(event)); return silent.handler(event); } };',
    );
  }
  const session = await startSession(film, dataDir);
  const [, claims = ''] = session.playbackUrl.split('/play/')[1]?.split('.') ?? [];
  await (await fetch(session.playbackUrl)).text();
  await session.stop();
  expect(findCanaries(filesOfTheStack(), { "a token's claims": claims })).toEqual([
    "a token's claims in stack.log",
  ]);
}, 60_000);

test.each([
  ['as it stands', (value: string) => `x ${value} y`],
  ['in JSON', (value: string) => JSON.stringify({ value })],
  ['percent-encoded', (value: string) => encodeURIComponent(value)],
  ['in base64', (value: string) => Buffer.from(value).toString('base64')],
  ['one line of it', (value: string) => value.split('\n')[3] ?? value],
])('a canary that is printed %s is found', (_how, print) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const token = Buffer.from('{"aud":"E1","sub":"film"}?~').toString('base64url');
  expect(findCanaries({ log: print(token) }, { token })).toEqual(['token in log']);
  if (!print('\n').startsWith('Cg'))
    expect(findCanaries({ log: print(pem) }, { key: pem })).toEqual(['key in log']);
});
