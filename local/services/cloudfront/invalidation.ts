import { element } from '../s3/xml/write-xml';
import type { InvalidationBatch } from './read-call';

/** An invalidation that was made. */
export interface Invalidation {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly batch: InvalidationBatch;
}

/** An invalidation as CloudFront shows it; here it is complete at once. */
export function invalidationXml({ id, createdAt, batch }: Invalidation): string {
  const paths = element('Paths', [
    element('Quantity', batch.paths.length),
    element(
      'Items',
      batch.paths.map(path => element('Path', path)),
    ),
  ]);
  const content = [
    element('Id', id),
    element('Status', 'Completed'),
    element('CreateTime', new Date(createdAt).toISOString()),
    element('InvalidationBatch', [paths, element('CallerReference', batch.callerReference)]),
  ];
  const namespace = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';
  return `<?xml version="1.0"?>\n<Invalidation xmlns="${namespace}">${content.join('')}</Invalidation>`;
}
