import { generateKeyPairSync, sign } from 'node:crypto';
import { type Bench, startBench } from './bench';
import {
  base64,
  cannedQuery,
  customQuery,
  KEY_PAIR_ID,
  policyText,
  privateKey,
  strangersKey,
  until,
} from './signing';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.media.requests.length = 0;
});

const FILM = '/vod/film/run';
const later = (): number => bench.seconds() + 60;
const wildcard = (condition: object = until(later())): string =>
  policyText(`${bench.edge.origin}${FILM}/*`, condition);

/** Refused by CloudFront itself: XML with this code, CORS for the page that asked, and not a word to the origin. */
async function expectRefusal(
  path: string,
  code: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const answer = await bench.get(path, { headers: { origin: 'https://page.example', ...headers } });
  expect(answer.status).toBe(403);
  expect(answer.text).toMatch(
    new RegExp(
      `^<\\?xml version="1.0" encoding="UTF-8"\\?><Error><Code>${code}</Code><Message>[\\w -]+</Message></Error>$`,
    ),
  );
  expect(answer.headers).toMatchObject({
    server: 'CloudFront',
    'content-type': 'text/xml',
    'x-cache': 'Error from cloudfront',
    via: expect.stringMatching(/^1\.1 \w+\.cloudfront\.net \(CloudFront\)$/),
    'x-amz-cf-id': expect.any(String),
    'x-amz-cf-pop': expect.any(String),
    'access-control-allow-origin': '*',
  });
  expect(bench.media.requests).toHaveLength(0);
}

async function expectPassed(path: string, headers: Record<string, string> = {}): Promise<void> {
  expect(await bench.get(path, { headers })).toMatchObject({ status: 200, text: 'media body' });
}

test('without a signature nothing is given, and the message is CloudFront’s', async () => {
  await expectRefusal(`${FILM}/a.cmfv`, 'MissingKey');
  expect((await bench.get(`${FILM}/a.cmfv`)).text).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>MissingKey</Code><Message>Missing Key-Pair-Id query parameter or cookie value</Message></Error>',
  );
});

test('one wildcard signature opens every file below its path, and only there', async () => {
  const query = customQuery(wildcard());
  await expectPassed(`${FILM}/one.cmfv?${query}`);
  await expectPassed(`${FILM}/images/two.jpg?${query}`);
  bench.media.requests.length = 0;
  await expectRefusal(`/vod/other/run/one.cmfv?${query}`, 'AccessDenied');
  await expectRefusal(`/vod/film/run2/one.cmfv?${query}`, 'AccessDenied');
});

test('a wildcard signature tolerates a further query parameter', async () => {
  await expectPassed(`${FILM}/extra.cmfv?CMCD=br%3D1&${customQuery(wildcard())}&v=2`);
});

test('an encoded slash, an encoded letter and dots lead past no signature', async () => {
  await expectRefusal('/%76od/film/run/a', 'MissingKey');
  await expectRefusal('/x/../vod/film/run/a', 'MissingKey');
  await expectRefusal('//vod/film/run/a', 'MissingKey');
  await bench.get('/vod%2Ffilm/run/a');
  expect(bench.media.requests).toHaveLength(0);
});

test('dots do not carry a signature into another film: the origin gets the path as it was written', async () => {
  const path = `${FILM}/../../other/run/secret.cmfv`;
  await bench.get(`${path}?${customQuery(wildcard())}`);
  expect(bench.media.requests.map(({ url }) => url)).toStrictEqual([`/media${path}`]);
});

test('an altered policy or signature is refused', async () => {
  const policy = base64(Buffer.from(wildcard(until(later() + 1))));
  const query = customQuery(wildcard());
  await expectRefusal(`${FILM}/a?${query.replace(/Policy=[^&]+/, `Policy=${policy}`)}`, 'AccessDenied');
  const other = customQuery(wildcard(), { key: strangersKey });
  await expectRefusal(`${FILM}/a?${other}`, 'AccessDenied');
  await expectRefusal(`${FILM}/a?${query.replace(/Signature=[^&]+/, 'Signature=AAAA')}`, 'AccessDenied');
  await expectRefusal(`${FILM}/a?${query.replace(/Signature=[^&]+&/, '')}`, 'AccessDenied');
});

test('standard base64 and percent-encoding are not CloudFront’s alphabet', async () => {
  const query = customQuery(wildcard());
  const [, policy = ''] = /Policy=([^&]+)/.exec(query) ?? [];
  const standard = Buffer.from(wildcard()).toString('base64').replace(/=*$/, '%3D');
  await expectRefusal(`${FILM}/a?${query.replace(policy, standard)}`, 'MalformedPolicy');
});

test('a key that the key group does not hold is unknown', async () => {
  await expectRefusal(`${FILM}/a?${customQuery(wildcard(), { id: 'KOTHER' })}`, 'InvalidKey');
  await expectRefusal(`${FILM}/a?${customQuery(wildcard(), { id: '' })}`, 'MissingKey');
});

test('a policy that is none is malformed', async () => {
  await expectRefusal(`${FILM}/a?${customQuery('{"Statement":[]}')}`, 'MalformedPolicy');
  await expectRefusal(`${FILM}/a?${customQuery(wildcard(until(later() * 1_000)))}`, 'MalformedPolicy');
});

test('a signature ends with the second before its date', async () => {
  const path = `${FILM}/a?${customQuery(wildcard(until(bench.seconds() + 1)))}`;
  await expectPassed(path);
  bench.media.requests.length = 0;
  bench.clock.advance(1_000);
  await expectRefusal(path, 'AccessDenied');
});

test('a signature starts with the second after its date', async () => {
  const condition = { ...until(later()), DateGreaterThan: { 'AWS:EpochTime': bench.seconds() } };
  const path = `${FILM}/start?${customQuery(wildcard(condition))}`;
  await expectRefusal(path, 'AccessDenied');
  bench.clock.advance(1_000);
  await expectPassed(path);
});

test('a signature bound to an address serves that address only', async () => {
  const condition = { ...until(later()), IpAddress: { 'AWS:SourceIp': '127.0.0.2/32' } };
  const path = `${FILM}/ip?${customQuery(wildcard(condition))}`;
  await expectRefusal(path, 'AccessDenied');
  await expectRefusal(path, 'AccessDenied', { 'x-forwarded-for': '127.0.0.2' });
  expect(await bench.get(path, { localAddress: '127.0.0.2' })).toMatchObject({ status: 200 });
});

test('a canned policy opens exactly its URL', async () => {
  const url = `${bench.edge.origin}${FILM}/canned.cmfv?v=1`;
  const query = cannedQuery(url, later());
  await expectPassed(`${FILM}/canned.cmfv?v=1&${query}`);
  bench.media.requests.length = 0;
  await expectRefusal(`${FILM}/canned.cmfv?v=2&${query}`, 'AccessDenied');
  await expectRefusal(`${FILM}/canned.cmfv?v=1&w=1&${query}`, 'AccessDenied');
  await expectRefusal(`${FILM}/canned2.cmfv?v=1&${query}`, 'AccessDenied');
  await expectRefusal(
    `${FILM}/canned.cmfv?v=1&${query.replace(/Expires=\d+/, `Expires=${later() + 1}`)}`,
    'AccessDenied',
  );
  await expectRefusal(
    `${FILM}/canned.cmfv?v=1&${query.replace(/Expires=\d+/, 'Expires=soon')}`,
    'MalformedPolicy',
  );
  bench.clock.advance(60_000);
  await expectRefusal(`${FILM}/canned.cmfv?v=1&${query}`, 'AccessDenied');
});

test('a parameter that stands twice, and both kinds of policy at once, are refused', async () => {
  const query = customQuery(wildcard());
  await expectRefusal(`${FILM}/a?${query}&Key-Pair-Id=${KEY_PAIR_ID}`, 'AccessDenied');
  await expectRefusal(`${FILM}/a?${query}&Expires=${later()}`, 'AccessDenied');
  await expectRefusal(`${FILM}/a?Key-Pair-Id=${KEY_PAIR_ID}`, 'AccessDenied');
});

test('SHA-256 has to be named, and is checked as such', async () => {
  const query = customQuery(wildcard(), { hash: 'sha256' });
  await expectRefusal(`${FILM}/a?${query}`, 'AccessDenied');
  await expectRefusal(`${FILM}/a?${query}&Hash-Algorithm=MD5`, 'AccessDenied');
  await expectPassed(`${FILM}/sha256?${query}&Hash-Algorithm=SHA256`);
});

test('an ECDSA key signs as well as an RSA key', async () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const edge = await startBench();
  edge.edge.deploy({
    ...edge.config,
    behaviours: edge.config.behaviours.map(one => ({ ...one, trustedKeys: new Map([['KEC', pem]]) })),
  });
  const policy = policyText('*', until(edge.seconds() + 60));
  const query = customQuery(policy, { key: pair.privateKey, id: 'KEC', hash: 'sha256' });
  expect(await edge.get(`${FILM}/a?${query}&Hash-Algorithm=SHA256`)).toMatchObject({ status: 200 });
  await edge.close();
});

test('cookies open what a URL without signing parameters asks for', async () => {
  const [policy, signature, id] = customQuery(wildcard()).split('&');
  const cookie = `other=1; CloudFront-${policy}; CloudFront-${signature}; CloudFront-${id}`;
  await expectPassed(`${FILM}/cookie?v=1`, { cookie });
  bench.media.requests.length = 0;
  await expectRefusal('/vod/other/run/cookie', 'AccessDenied', { cookie });
  await expectRefusal(`${FILM}/cookie`, 'MissingKey', {
    cookie: cookie.replaceAll('CloudFront-', 'cloudfront-'),
  });
});

test('a canned cookie is one for the exact URL', async () => {
  const url = `${bench.edge.origin}${FILM}/canned-cookie`;
  const cookie = cannedQuery(url, later())
    .split('&')
    .map(part => `CloudFront-${part}`)
    .join('; ');
  await expectPassed(`${FILM}/canned-cookie`, { cookie });
});

test('one signing parameter in the URL makes the cookies count for nothing', async () => {
  const cookie = customQuery(wildcard())
    .split('&')
    .map(part => `CloudFront-${part}`)
    .join('; ');
  await expectRefusal(`${FILM}/cookie?Policy=x`, 'MissingKey', { cookie });
});

test('signing parameters never reach the origin', async () => {
  const path = `${FILM}/stripped.cmfv`;
  await expectPassed(`${path}?${customQuery(wildcard())}&Hash-Algorithm=SHA1`);
  const [request] = bench.media.requests;
  expect(request?.url).toBe(`/media${path}`);
  expect(JSON.stringify(request?.headers)).not.toContain('Key-Pair-Id');
});

test('a policy for another host, or for https, does not serve here', async () => {
  const condition = until(later());
  await expectRefusal(
    `${FILM}/a?${customQuery(policyText(`http://cdn.example${FILM}/*`, condition))}`,
    'AccessDenied',
  );
  const https = bench.edge.origin.replace('http:', 'https:');
  await expectRefusal(`${FILM}/a?${customQuery(policyText(`${https}${FILM}/*`, condition))}`, 'AccessDenied');
});

test('a preflight needs the signature too, and goes to the origin with it', async () => {
  await expectRefusal(`${FILM}/a`, 'MissingKey');
  const headers = { origin: 'https://page.example', 'access-control-request-method': 'GET' };
  const answer = await bench.get(`${FILM}/a?${customQuery(wildcard())}`, { method: 'OPTIONS', headers });
  expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*' });
  expect(bench.media.requests).toMatchObject([{ method: 'OPTIONS', headers }]);
});

test('a signature made elsewhere with the group’s key is good: nothing but the key counts', async () => {
  const policy = Buffer.from(policyText(undefined, until(later())));
  const signature = base64(sign('sha1', policy, privateKey));
  await expectPassed(
    `${FILM}/any?Key-Pair-Id=${KEY_PAIR_ID}&Signature=${signature}&Policy=${base64(policy)}`,
  );
});
