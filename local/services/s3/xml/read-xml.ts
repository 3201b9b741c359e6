import { XMLParser } from 'fast-xml-parser';
import type { z } from 'zod';
import { S3Error } from '../s3-error';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads a small XML document whose leaves are texts.
 *
 * @param lists names of the elements that may occur more than once
 * @throws S3Error `MalformedXML` when it is not well-formed, declares a document type or does not fit the schema
 */
export function readXml<T>(xml: string, lists: readonly string[], schema: z.ZodType<T>): T {
  if (/<!DOCTYPE/i.test(xml)) throw malformed();
  const parser = new XMLParser({
    ignoreAttributes: true,
    ignoreDeclaration: true,
    parseTagValue: false,
    processEntities: false,
    trimValues: false,
    isArray: name => lists.includes(name),
    tagValueProcessor: (_name, value) => decodeReferences(value),
  });
  let parsed: unknown;
  try {
    parsed = parser.parse(xml, true);
  } catch {
    throw malformed();
  }
  const result = schema.safeParse(parsed);
  if (!result.success) throw malformed();
  return result.data;
}

function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

function malformed(): S3Error {
  return new S3Error('MalformedXML', 'The XML is not well-formed or does not fit this request.');
}
