import { type Forgery, forgery } from '../forgery';
import { mediaSecrets, playPath } from '../pieces';
import type { Door, Scene } from '../scene';

const LENGTHS = [
  0, 1, 2, 100, 1_000, 1_023, 1_024, 1_025, 4_096, 8_000, 8_192, 10_240, 16_384, 20_000, 33_000, 100_000,
];

/** Nothing, too much, and far too much, in every place. */
export function* bySize(scene: Scene): Generator<Forgery> {
  const { wanted, own, bucket } = scene;
  const { policy, signature, keyPairId } = own.signature;
  for (const length of LENGTHS) {
    const long = 'A'.repeat(length);
    for (const door of ['edge', 'gateway'] as const) {
      yield sized(door, 'token', playPath(long));
      yield sized(door, 'token of three parts', playPath(`${long}.${long}.${long}`));
      yield sized(door, 'playlist path', playPath(own.token, `${long}.m3u8`));
      yield sized(door, 'folders', playPath(own.token, `${'a/'.repeat(length / 2)}none.m3u8`));
      yield sized(door, 'dots', playPath('.'.repeat(length)));
    }
    yield sized(
      'edge',
      'policy',
      `${wanted.segment}?Policy=${long}&Signature=${signature}&Key-Pair-Id=${keyPairId}`,
    );
    yield sized(
      'edge',
      'signature',
      `${wanted.segment}?Policy=${policy}&Signature=${long}&Key-Pair-Id=${keyPairId}`,
    );
    yield sized(
      'edge',
      'key id',
      `${wanted.segment}?Policy=${policy}&Signature=${signature}&Key-Pair-Id=${long}`,
    );
    yield sized('edge', 'parameters', `${wanted.segment}?${'Policy=&'.repeat(length / 8)}`);
    yield sized('edge', 'percent signs', `/vod/${'%'.repeat(length)}`);
    for (const door of ['edge', 'gateway', 's3'] as const) {
      yield sized(door, 'path', `${wanted.segment}${long}`);
      yield sized(door, 'slashes', '/'.repeat(length + 1) + wanted.segment);
      yield sized(door, 'header', wanted.segment, [['X', long]]);
      yield sized(door, 'cookie', wanted.segment, [['Cookie', 'a=b; '.repeat(length / 5)]]);
      yield sized(
        door,
        'many headers',
        wanted.segment,
        Array.from({ length: length / 10 }, (_, n) => [`X${n}`, '1'] as const),
      );
    }
  }

  function sized(
    door: Door,
    what: string,
    path: string,
    headers: readonly (readonly [string, string])[] = [],
  ): Forgery {
    const whole = door === 's3' ? `/${bucket}${path}` : path;
    return forgery(scene, `${what}, ${path.length} bytes`, {
      door,
      path: whole,
      headers,
      secrets: mediaSecrets(own.signature),
    });
  }
}
