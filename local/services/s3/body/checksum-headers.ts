import { notImplemented, S3Error } from '../s3-error';
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm } from '../store/stored-object';

const PREFIX = 'x-amz-checksum-';
/** Headers that start like a checksum and are none. */
const NOT_CHECKSUMS = new Set(['x-amz-checksum-mode', 'x-amz-checksum-algorithm', 'x-amz-checksum-type']);

/** The checksum that a request promises for its body. */
type PromisedChecksum = {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; `undefined` when it follows in a trailer. */
  readonly value: string | undefined;
};

/**
 * @param names all header names of the request
 * @param header reads one header
 * @throws S3Error `NotImplemented` for an algorithm that is not computed here, `InvalidRequest` for more than one
 */
export function promisedChecksum(
  names: readonly string[],
  header: (name: string) => string | undefined,
): PromisedChecksum | undefined {
  const inHeaders = names.filter(name => name.startsWith(PREFIX) && !NOT_CHECKSUMS.has(name));
  const trailer = header('x-amz-trailer')?.trim().toLowerCase();
  const all = trailer === undefined ? inHeaders : [...inHeaders, trailer];
  if (all.length > 1) throw new S3Error('InvalidRequest', 'A body can have one checksum only.');
  const [name] = all;
  if (name === undefined) return undefined;
  return {
    algorithm: readAlgorithm(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name),
    value: name === trailer ? undefined : header(name),
  };
}

/** @throws S3Error `NotImplemented` for an algorithm that is not computed here */
export function readAlgorithm(text: string): ChecksumAlgorithm {
  const algorithm = CHECKSUM_ALGORITHMS.find(known => known === text.toLowerCase());
  if (algorithm === undefined)
    throw notImplemented('this checksum algorithm; it knows CRC32, SHA1 and SHA256');
  return algorithm;
}
