import { forEachAttribute } from './attribute-list';

/** What an EXT-X-DEFINE declares. */
export interface Definition {
  readonly name: string;
  /** Nothing when the value stands elsewhere. */
  readonly value: string | undefined;
  /** Where the value stands: in the tag, in the multivariant playlist (IMPORT), or in the playlist's own URL (QUERYPARAM). */
  readonly source: 'tag' | 'multivariant' | 'query';
}

/** Reads the attribute list of an EXT-X-DEFINE (draft-pantos-hls-rfc8216bis, section 4.4.2.3). */
export function readDefinition(bytes: Buffer, start: number, end: number): Definition | undefined {
  const attributes = new Map<string, string>();
  forEachAttribute(bytes, start, end, (name, from, to) => {
    attributes.set(name, bytes.toString('latin1', from, to));
  });
  const name = attributes.get('NAME');
  const value = attributes.get('VALUE');
  if (name !== undefined && value !== undefined) return { name, value, source: 'tag' };
  const parameter = attributes.get('QUERYPARAM');
  if (parameter !== undefined) return { name: parameter, value: undefined, source: 'query' };
  const imported = attributes.get('IMPORT');
  return imported === undefined ? undefined : { name: imported, value: undefined, source: 'multivariant' };
}
