import { z } from 'zod';

/** Checksum algorithms that are computed and kept. */
export const CHECKSUM_ALGORITHMS = ['crc32', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

const checksum = z.object({ algorithm: z.enum(CHECKSUM_ALGORITHMS), value: z.string() });

/** What is kept beside an object's bytes. */
export const storedObject = z.object({
  key: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Without quotes: MD5, or MD5 of the parts' MD5s and their number. */
  etag: z.string(),
  /** Milliseconds since the epoch. */
  modified: z.number(),
  /** Headers that every answer with this object repeats: content-type, cache-control, x-amz-meta-… */
  headers: z.record(z.string(), z.string()),
  checksum: checksum.optional(),
  /** Hexadecimal; it rises with each object that the key gets. */
  sequencer: z.string().optional(),
  /** Another class than STANDARD, which a rule of the bucket has moved it to. */
  storageClass: z.string().optional(),
  /** File name of the bytes below the bucket's `data`. */
  data: z.string(),
});

export type StoredObject = z.infer<typeof storedObject>;
export type Checksum = z.infer<typeof checksum>;

/** A part of a multipart upload. */
export const storedPart = storedObject.pick({
  size: true,
  etag: true,
  modified: true,
  checksum: true,
  data: true,
});
export type StoredPart = z.infer<typeof storedPart>;

/** A multipart upload that is not completed. */
export const storedUpload = storedObject
  .pick({ key: true, headers: true })
  .extend({ id: z.string(), initiated: z.number() });
export type StoredUpload = z.infer<typeof storedUpload>;
