import { textStart } from '../../hls/lines';
import { declarationEnd } from './declaration';
import { isXmlText } from './is-xml-text';
import { XmlScanner } from './xml-scanner';

/** A scanner behind byte order mark and XML declaration; nothing for what is no XML text in UTF-8. */
export function openScanner(source: Buffer): XmlScanner | undefined {
  const start = declarationEnd(source, textStart(source));
  return start === undefined || !isXmlText(source) ? undefined : new XmlScanner(source, start);
}
