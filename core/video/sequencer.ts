/**
 * Whether the first of two sequencers of one key is the later event. They are hexadecimal of different lengths, to be
 * compared after padding on the left (Amazon S3 User Guide, "Event message structure").
 */
export function isLater(sequencer: string, than: string): boolean {
  const length = Math.max(sequencer.length, than.length);
  return padded(sequencer, length) > padded(than, length);
}

function padded(sequencer: string, length: number): string {
  return sequencer.toLowerCase().padStart(length, '0');
}
