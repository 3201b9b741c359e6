import { forEachAttribute } from './attribute-list';

/**
 * Name and value that an EXT-X-DEFINE declares in its attribute list (draft-pantos-hls-rfc8216bis, section 4.4.2.3).
 * Nothing for IMPORT and QUERYPARAM: the value of one comes from another playlist, that of the other from the
 * player's request, so neither is known here.
 */
export function readDefinition(
  bytes: Buffer,
  start: number,
  end: number,
): { name: string; value: string } | undefined {
  const attributes = new Map<string, string>();
  forEachAttribute(bytes, start, end, (name, from, to) => {
    attributes.set(name, bytes.toString('latin1', from, to));
  });
  const name = attributes.get('NAME');
  const value = attributes.get('VALUE');
  return name === undefined || value === undefined ? undefined : { name, value };
}
