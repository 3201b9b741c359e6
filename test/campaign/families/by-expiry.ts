import { sign } from 'node:crypto';
import { type Forgery, forgery } from '../forgery';
import {
  cloudFront,
  hmacToken,
  mediaQuery,
  mediaSecrets,
  playPath,
  policyText,
  readToken,
  signedPolicy,
  tokenSecrets,
  until,
} from '../pieces';
import type { Scene } from '../scene';

/** Seconds since the end. Now itself is over: a grant ends at its second. */
const SINCE = [0, 1, 2, 59, 60, 600, 3_600, 86_400, 31_536_000];

/** Grants and signatures that are right in every respect but time; they end at the second in which they are sent. */
export function* byExpiry(scene: Scene): Generator<Forgery> {
  for (const since of SINCE) {
    yield* tokens(scene, since);
    yield* policies(scene, since);
    yield* canned(scene, since);
  }
}

function* tokens(scene: Scene, since: number): Generator<Forgery> {
  const { header, claims } = readToken(scene);
  for (const door of ['edge', 'gateway'] as const) {
    for (const playlist of ['index.m3u8', 'none.m3u8']) {
      const token = hmacToken(header, { ...claims, exp: scene.now() - since }, scene.secrets.grant);
      yield forgery(scene, `token, ${since} s`, {
        door,
        path: playPath(token, playlist),
        secrets: tokenSecrets(token),
      });
    }
  }
}

function* policies(scene: Scene, since: number): Generator<Forgery> {
  const { origins, film, run, wanted, secrets } = scene;
  const { keyPairId } = scene.signature;
  for (const path of [wanted.segment, wanted.playlist]) {
    for (const hash of ['sha1', 'sha256']) {
      const end = until(scene.now() - since);
      const early = {
        ...until(9_999_999_999),
        DateGreaterThan: { 'AWS:EpochTime': scene.now() + 3_600 + since },
      };
      for (const condition of [end, early]) {
        const policy = policyText(`${origins.edge}/vod/${film}/${run}/*`, condition);
        const media = signedPolicy(policy, secrets.signingKey, keyPairId, hash);
        const query = `${mediaQuery(media)}${hash === 'sha1' ? '' : '&Hash-Algorithm=SHA256'}`;
        yield forgery(scene, `policy, ${since} s`, {
          door: 'edge',
          path: `${path}?${query}`,
          secrets: mediaSecrets(media),
        });
      }
    }
  }
}

function* canned(scene: Scene, since: number): Generator<Forgery> {
  const { origins, wanted, secrets, signature } = scene;
  const expires = scene.now() - since;
  const policy = policyText(origins.edge + wanted.segment, until(expires));
  const signed = cloudFront(sign('sha1', Buffer.from(policy), secrets.signingKey));
  for (const shown of [
    String(expires),
    String(expires + 10_000_000),
    `0${expires}`,
    `+${expires}`,
    '9999999999',
    '',
  ]) {
    const query = `Expires=${shown}&Signature=${signed}&Key-Pair-Id=${signature.keyPairId}`;
    yield forgery(scene, `canned, ${since} s`, {
      door: 'edge',
      path: `${wanted.segment}?${query}`,
      secrets: [signed],
    });
  }
}
