import { type Forgery, forgery } from '../forgery';
import { cloudFront, flips, fromCloudFront, mediaQuery, mediaSecrets } from '../pieces';
import type { MediaSignature, Scene } from '../scene';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz-_~+/=%.*';

/** The film's own signed URL with one bit of signature or policy turned, or one character of the key's id changed. */
export function* bySignatureBits(scene: Scene): Generator<Forgery> {
  const { signature: good } = scene;
  for (const name of ['signature', 'policy'] as const) {
    for (const [bit, bytes] of flips(fromCloudFront(good[name])))
      yield media(scene, `${name} bit ${bit}`, { ...good, [name]: cloudFront(bytes) });
  }
  for (let at = 0; at < good.keyPairId.length; at += 1) {
    for (const character of [...ALPHABET].filter((_, index) => index % 7 === at % 7)) {
      if (character === good.keyPairId[at]) continue;
      const keyPairId = good.keyPairId.slice(0, at) + character + good.keyPairId.slice(at + 1);
      yield media(scene, `key id ${at} ${character}`, { ...good, keyPairId });
    }
  }
  for (const name of ['signature', 'policy', 'keyPairId'] as const) {
    const text = good[name];
    const others = [
      '',
      text.slice(1),
      text.slice(0, -1),
      text + text,
      `${text}A`,
      text.toLowerCase(),
      `%20${text}`,
    ];
    for (const [index, other] of others.entries())
      yield media(scene, `${name} spelt ${index}`, { ...good, [name]: other });
  }
}

function media(scene: Scene, name: string, changed: MediaSignature): Forgery {
  const path = `${scene.wanted.segment}?${mediaQuery(changed)}`;
  return forgery(scene, name, { door: 'edge', path, secrets: mediaSecrets(changed) });
}
