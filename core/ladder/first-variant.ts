import { AUDIO_BIT_RATE } from './bit-rates';
import type { Rendition } from './renditions';

/** Players begin with the first variant; Apple's HLS authoring specification (1.32) wants one of about 2 Mbit/s there. */
const FIRST_VARIANT_BIT_RATE = 2_000_000;

/**
 * The renditions in the order of their variants: the one nearest to 2 Mbit/s with its sound, then the others as they
 * were. The measure is the ceiling, since nothing else is known before a film is encoded.
 */
export function firstVariantFirst(renditions: readonly Rendition[], hasSound: boolean): Rendition[] {
  const sound = hasSound ? AUDIO_BIT_RATE : 0;
  const distance = (one: Rendition) => Math.abs(one.maxBitRate + sound - FIRST_VARIANT_BIT_RATE);
  const [first] = renditions.toSorted((a, b) => distance(a) - distance(b));
  return first === undefined ? [] : [first, ...renditions.filter(one => one !== first)];
}
