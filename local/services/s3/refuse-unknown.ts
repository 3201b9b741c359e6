import { notImplemented } from './s3-error';
import type { S3Request } from './s3-request';

/** Query parameters that select something S3 has and this service leaves out. */
const SUBRESOURCES = [
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'lifecycle',
  'location',
  'logging',
  'metadataTable',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'renameObject',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'session',
  'tagging',
  'torrent',
  'versionId',
  'versioning',
  'versions',
  'website',
];

/** Headers with the prefix `x-amz-` that are understood, or that say nothing about the object. */
const KNOWN_HEADERS =
  /^x-amz-(?:algorithm|credential|signature|signedheaders|expires|date|content-sha256|security-token|user-agent|cf-id|sdk-.*|trailer|decoded-content-length|checksum-.*|meta-.*|copy-source|copy-source-if-.*|metadata-directive)$/;

/** Headers that are understood with these values only: they ask for what every local object is anyway. */
const HARMLESS_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['x-amz-acl', ['private', 'bucket-owner-full-control']],
  ['x-amz-storage-class', ['STANDARD']],
  ['x-amz-server-side-encryption', ['AES256']],
]);

/**
 * Refuses what would otherwise be passed over in silence.
 *
 * @throws S3Error `NotImplemented`, naming the subresource or header
 */
export function refuseUnknown(request: S3Request): void {
  const subresource = SUBRESOURCES.find(name => request.query(name) !== undefined);
  if (subresource !== undefined) throw notImplemented(`the subresource ${subresource}`);
  for (const name of request.headerNames.filter(each => each.startsWith('x-amz-'))) {
    const harmless = HARMLESS_VALUES.get(name)?.includes(request.header(name) ?? '') === true;
    if (!harmless && !KNOWN_HEADERS.test(name)) {
      const shown = /^[a-z0-9-]{1,80}$/.test(name) ? `the header ${name}` : 'an x-amz- header';
      throw notImplemented(HARMLESS_VALUES.has(name) ? `this value of ${name}` : shown);
    }
  }
}
