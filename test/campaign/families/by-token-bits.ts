import { type Forgery, forgery } from '../forgery';
import { flips, playPath, tokenSecrets } from '../pieces';
import type { Scene } from '../scene';

const PARTS = ['header', 'payload', 'signature'];

/** The film's own grant with one bit of header, payload or signature turned, at both doors. */
export function* byTokenBits(scene: Scene): Generator<Forgery> {
  const parts = scene.token.split('.');
  for (const [index, text] of parts.entries()) {
    for (const [bit, bytes] of flips(Buffer.from(text, 'base64url'))) {
      const token = parts.with(index, bytes.toString('base64url')).join('.');
      for (const door of ['edge', 'gateway'] as const) {
        yield forgery(scene, `${PARTS[index]} bit ${bit}`, {
          door,
          path: playPath(token),
          secrets: tokenSecrets(token),
        });
      }
    }
  }
}
