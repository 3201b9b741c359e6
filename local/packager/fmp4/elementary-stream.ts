const DECODER_CONFIG = 0x04;
const DECODER_SPECIFIC_INFO = 0x05;
const ES_DESCRIPTOR = 0x03;

/** Fields before the inner descriptors (ISO/IEC 14496-1, sections 7.2.6.5 and 7.2.6.6). */
const FIELDS: Readonly<Record<number, number>> = { [ES_DESCRIPTOR]: 3, [DECODER_CONFIG]: 13 };

/**
 * The audio object type that an `esds` box names: 2 for AAC-LC (ISO/IEC 14496-3, section 1.6.2.1). It is read from
 * the first five bits of the decoder's configuration; types above 30, which take more bits, are not written here.
 *
 * @throws RangeError where the box holds no such configuration
 */
export function audioObjectType(esds: Buffer): number {
  let at = 4;
  while (at < esds.length) {
    const tag = esds.readUInt8(at++);
    while (esds.readUInt8(at++) >= 0x80);
    if (tag === DECODER_SPECIFIC_INFO) return esds.readUInt8(at) >> 3;
    at += FIELDS[tag] ?? esds.length;
  }
  throw new RangeError('the track has no decoder configuration');
}
