/** An instant as S3 writes it in XML. @param instant milliseconds since the epoch */
export function isoDate(instant: number): string {
  return new Date(instant).toISOString();
}
