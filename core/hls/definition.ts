import { forEachAttribute } from './attribute-list';

/** What an EXT-X-DEFINE declares. */
export interface Definition {
  readonly name: string;
  /** Nothing when the value comes from another playlist (IMPORT) or from the player's request (QUERYPARAM). */
  readonly value: string | undefined;
}

/** Reads the attribute list of an EXT-X-DEFINE (draft-pantos-hls-rfc8216bis, section 4.4.2.3). */
export function readDefinition(bytes: Buffer, start: number, end: number): Definition | undefined {
  const attributes = new Map<string, string>();
  forEachAttribute(bytes, start, end, (name, from, to) => {
    attributes.set(name, bytes.toString('latin1', from, to));
  });
  const name = attributes.get('NAME');
  const value = attributes.get('VALUE');
  if (name !== undefined && value !== undefined) return { name, value };
  const elsewhere = attributes.get('QUERYPARAM') ?? attributes.get('IMPORT');
  return elsewhere === undefined ? undefined : { name: elsewhere, value: undefined };
}
