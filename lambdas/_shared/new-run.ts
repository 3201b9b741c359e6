import type { NewRun } from '../../core/video/fact';

/** 128 bits for each name; base64url of them has 22 characters, as many as the name of a run may have. */
const BYTES = 16;

/**
 * Names for a run and for the submission of its job.
 *
 * @param randomBytes gives so many bytes from a cryptographic source
 */
export function newRun(randomBytes: (size: number) => Uint8Array): NewRun {
  const name = () => Buffer.from(randomBytes(BYTES)).toString('base64url');
  return { run: name(), submission: name() };
}
