import { textStart } from '../../hls/lines';
import { readDeclaration } from './declaration';
import { isXmlText } from './is-xml-text';
import { XmlScanner } from './xml-scanner';

/** US-ASCII is a part of UTF-8. */
const UTF_8 = ['utf-8', 'us-ascii', 'ascii'];
/**
 * Encodings in which a byte is a character, and one below 0x80 that of ASCII. In those of several bytes, such as
 * Shift_JIS, an ASCII byte may be a part of another character.
 */
const SINGLE_BYTE = /^(?:iso-8859-(?:[1-9]|1[0-6])|windows-125[0-8])$/;
const FORBIDDEN = /[^\t\n\r\x20-\xff]/;

/** A scanner behind byte order mark and XML declaration; nothing for what is no XML text in UTF-8. */
export function openScanner(source: Buffer): XmlScanner | undefined {
  const declaration = readDeclaration(source, textStart(source));
  if (!declaration || !UTF_8.includes(declaration.encoding) || !isXmlText(source)) return undefined;
  return new XmlScanner(source, declaration.end);
}

/** The same for XML text in an encoding of single bytes. */
export function openSingleByteScanner(source: Buffer): XmlScanner | undefined {
  const declaration = readDeclaration(source, 0);
  if (!declaration || !SINGLE_BYTE.test(declaration.encoding)) return undefined;
  return FORBIDDEN.test(source.toString('latin1')) ? undefined : new XmlScanner(source, declaration.end);
}
