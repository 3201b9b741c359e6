import { ManifestError } from './manifest-error';

const LEAST = 4_000_000;
const FOR_EACH_BYTE = 8;

/**
 * What finding out where a manifest's URLs lead may take, in characters that are resolved or kept. One value can lead
 * elsewhere for each Representation and BaseURL that it is read with, so that without a limit the time would grow with
 * the square of the manifest's length. No manifest in use comes near it.
 */
export class Effort {
  private left: number;

  /** @param length the manifest's, in bytes */
  constructor(length: number) {
    this.left = LEAST + FOR_EACH_BYTE * length;
  }

  /** @throws ManifestError `too_intricate` when nothing is left */
  spend(characters: number): void {
    this.left -= characters;
    if (this.left < 0) throw new ManifestError('too_intricate');
  }
}
