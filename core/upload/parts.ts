import type { Upload } from '../video/record';

type Plan = Pick<Upload, 'size' | 'partSize'>;

/** A part that has arrived. */
export interface UploadedPart {
  /** From 1 on. */
  readonly partNumber: number;
  /** Bytes. */
  readonly size: number;
  /** With its quotes, as S3 sent it to the uploader. */
  readonly eTag: string;
}

/** How many parts an upload has. */
export function partCount({ size, partSize }: Plan): number {
  return Math.ceil(size / partSize);
}

/** Bytes of a part; undefined where the upload has no part of that number. */
export function partLength(plan: Plan, partNumber: number): number | undefined {
  const count = partCount(plan);
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > count) return undefined;
  return partNumber < count ? plan.partSize : plan.size - (count - 1) * plan.partSize;
}

/**
 * Whether the named parts are all of the upload: every number once and in order, each arrived with that tag and with its
 * whole length.
 */
export function isWhole(
  plan: Plan,
  named: readonly Pick<UploadedPart, 'partNumber' | 'eTag'>[],
  arrived: readonly UploadedPart[],
): boolean {
  const byNumber = new Map(arrived.map(part => [part.partNumber, part]));
  return (
    named.length === partCount(plan) &&
    named.every(({ partNumber, eTag }, index) => {
      const part = byNumber.get(partNumber);
      return (
        partNumber === index + 1 &&
        part !== undefined &&
        bare(part.eTag) === bare(eTag) &&
        part.size === partLength(plan, partNumber)
      );
    })
  );
}

/** Some clients take the quotes off. */
function bare(eTag: string): string {
  return eTag.replaceAll('"', '');
}
