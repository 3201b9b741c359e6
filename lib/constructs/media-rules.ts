import { Duration } from 'aws-cdk-lib';
import { type CorsRule, HttpMethods, type LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { WRITTEN_CAPTION_BYTES_MAX } from '../../core/captions/caption-limits';
import { PREFIX } from '../../core/contract';
import type { Settings } from '../settings';

/** Seconds for which a browser may remember the answer to a preflight; browsers cap it themselves. */
const MAX_AGE = 7_200;

/**
 * Pages that may read what the bucket answers, by S3's first rule that fits. The answer to a preflight takes its status
 * from here, whatever headers CloudFront adds to it.
 *
 * Uploads come from the distribution's pages, whose address the bucket cannot name: the distribution names the bucket.
 * So they may come from any page; what lets a part in is its signed URL, and no cookie is ever looked at.
 */
export const MEDIA_CORS: CorsRule[] = [
  {
    id: 'players',
    allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
    allowedOrigins: ['*'],
    allowedHeaders: ['*'],
    exposedHeaders: ['Accept-Ranges', 'Content-Length', 'Content-Range', 'ETag'],
    maxAge: MAX_AGE,
  },
  {
    id: 'uploads',
    allowedMethods: [HttpMethods.PUT],
    allowedOrigins: ['*'],
    allowedHeaders: ['*'],
    // An upload is completed by the tags of its parts.
    exposedHeaders: ['ETag'],
    maxAge: MAX_AGE,
  },
];

/** Days after which parts that nobody has made a file of go. */
const ABORT_AFTER = Duration.days(7);

/** What becomes of unfinished uploads, and of sources. */
export function mediaLifecycle({ action, days }: Settings['sources']): LifecycleRule[] {
  const unfinished = { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: ABORT_AFTER };
  const after = Duration.days(days);
  const sources = {
    id: 'sources',
    prefix: `${PREFIX.uploads}/`,
    // Captions lie beside the sources and must stay; a rule can tell them by their size alone.
    objectSizeGreaterThan: WRITTEN_CAPTION_BYTES_MAX,
  };
  switch (action) {
    case 'keep':
      return [unfinished];
    case 'tier': {
      const { GLACIER_INSTANT_RETRIEVAL: storageClass } = StorageClass;
      return [unfinished, { ...sources, transitions: [{ storageClass, transitionAfter: after }] }];
    }
    case 'delete':
      return [unfinished, { ...sources, expiration: after }];
  }
}
