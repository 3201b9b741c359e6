import { IntList } from '../int-list';
import { ManifestError } from '../manifest-error';
import { Attributes } from './attributes';
import { isSpace, nameEnd, skipSpace } from './characters';
import { Prefixes } from './prefixes';
import { referenceEnd } from './references';
import { readAttributes } from './start-tag';

const AMPERSAND = 0x26;
const BRACKET = 0x5d;
const COLON = 0x3a;
const GREATER = 0x3e;
const LESS = 0x3c;
const SLASH = 0x2f;

const CDATA = '<![CDATA[';
const DOCTYPE = '<!DOCTYPE';

/**
 * - start, end: a tag; one that is empty gives both
 * - text, cdata: what stands inside of an element; `start` and `end` are its limits
 * - other: a comment or a processing instruction inside of an element
 * - done, malformed: nothing follows
 */
export type Token = 'start' | 'end' | 'text' | 'cdata' | 'other' | 'done' | 'malformed';

/**
 * Reads XML 1.0 with namespaces, token by token, and only forward: each byte is looked at a few times at most, whatever
 * stands in the text. It holds a document to being well-formed, and knows no document type.
 */
export class XmlScanner {
  readonly attributes: Attributes;
  /** Limits of the last text or CDATA section; of a tag, with its angle brackets. */
  start = 0;
  end = 0;
  /** Limits of the last start tag's name without its prefix. */
  localStart = 0;
  localEnd = 0;
  /** First byte of the last start tag's name, at its prefix where it has one. */
  nameStart = 0;

  /** Limits of the names of the open elements. */
  private readonly open = new IntList();
  private readonly prefixes = new Prefixes();
  private isEmpty = false;
  private hasRoot = false;

  /**
   * @param bytes XML text, by `isXmlText`
   * @param at where to begin: behind byte order mark and XML declaration
   */
  constructor(
    private readonly bytes: Buffer,
    private at: number,
  ) {
    this.attributes = new Attributes(bytes);
  }

  /** @throws ManifestError at a document type declaration */
  next(): Token {
    if (this.isEmpty) {
      this.isEmpty = false;
      return this.close();
    }
    while (this.at < this.bytes.length) {
      const token = this.bytes[this.at] === LESS ? this.markup() : this.text();
      const isOutside = this.open.length === 0 && (token === 'text' || token === 'other');
      if (!isOutside) return token;
    }
    return this.hasRoot && this.open.length === 0 ? 'done' : 'malformed';
  }

  private text(): Token {
    const { bytes } = this;
    this.start = this.at;
    let at = this.at;
    let onlySpace = true;
    for (let byte = bytes[at]; byte !== LESS && at < bytes.length; byte = bytes[at]) {
      if (!isSpace(byte)) onlySpace = false;
      if (byte === AMPERSAND) {
        const end = referenceEnd(bytes, at);
        if (end === undefined) return 'malformed';
        at = end;
        continue;
      }
      if (byte === GREATER && bytes[at - 1] === BRACKET && bytes[at - 2] === BRACKET && at - 2 >= this.start)
        return 'malformed';
      at += 1;
    }
    this.at = at;
    this.end = at;
    return onlySpace || this.open.length > 0 ? 'text' : 'malformed';
  }

  private markup(): Token {
    const { bytes, at } = this;
    const next = bytes[at + 1];
    if (next === SLASH) return this.endTag();
    if (next === 0x3f) return this.instruction();
    if (next !== 0x21) return this.startTag();
    if (bytes[at + 2] === 0x2d && bytes[at + 3] === 0x2d) {
      const end = bytes.indexOf('--', at + 4);
      if (end < 0 || bytes[end + 2] !== GREATER) return 'malformed';
      this.at = end + 3;
      return 'other';
    }
    if (bytes.toString('latin1', at, at + DOCTYPE.length) === DOCTYPE)
      throw new ManifestError('doctype_refused');
    if (this.open.length === 0 || bytes.toString('latin1', at, at + CDATA.length) !== CDATA)
      return 'malformed';
    this.start = at + CDATA.length;
    this.end = bytes.indexOf(']]>', this.start);
    this.at = this.end + 3;
    return this.end < 0 ? 'malformed' : 'cdata';
  }

  /** XML 1.0, section 2.6; a target called `xml` is kept for the declaration. */
  private instruction(): Token {
    const { bytes, at } = this;
    const end = nameEnd(bytes, at + 2);
    const close = bytes.indexOf('?>', end);
    const target = bytes.toString('latin1', at + 2, Math.min(end, at + 6)).toLowerCase();
    if (end === at + 2 || close < 0 || target === 'xml') return 'malformed';
    if (close > end && !isSpace(bytes[end])) return 'malformed';
    this.at = close + 2;
    return 'other';
  }

  private startTag(): Token {
    const { bytes, at, attributes } = this;
    const end = nameEnd(bytes, at + 1);
    const tagEnd = readAttributes(bytes, end, attributes);
    if (end === at + 1 || tagEnd === undefined || (this.hasRoot && this.open.length === 0))
      return 'malformed';
    this.start = at;
    this.nameStart = at + 1;
    this.isEmpty = bytes[tagEnd] === SLASH;
    this.end = this.isEmpty ? tagEnd + 2 : tagEnd + 1;
    this.at = this.end;
    this.hasRoot = true;
    this.open.push(this.nameStart);
    this.open.push(end);
    if (!this.declarePrefixes() || attributes.hasDuplicate()) return 'malformed';
    this.localStart = this.boundLocalStart(this.nameStart, end);
    this.localEnd = end;
    return this.localStart < 0 ? 'malformed' : 'start';
  }

  /** Takes the tag's namespace declarations, then holds the names of all its attributes to them. */
  private declarePrefixes(): boolean {
    const { attributes } = this;
    for (let index = 0; index < attributes.count; index += 1) {
      if (attributes.nameEnd(index) - attributes.nameStart(index) <= 6) continue;
      const name = attributes.name(index);
      if (!name.startsWith('xmlns:')) continue;
      if (attributes.valueStart(index) === attributes.valueEnd(index)) return false;
      this.prefixes.declare(name.slice(6), this.open.length);
    }
    for (let index = 0; index < attributes.count; index += 1) {
      if (this.boundLocalStart(attributes.nameStart(index), attributes.nameEnd(index)) < 0) return false;
    }
    return true;
  }

  /** Where a name goes on behind its prefix; -1 where the prefix is declared nowhere, or the name has two. */
  private boundLocalStart(start: number, end: number): number {
    const { bytes } = this;
    let colon = start;
    while (colon < end && bytes[colon] !== COLON) colon += 1;
    if (colon === end) return start;
    const prefix = bytes.toString('latin1', start, colon);
    for (let at = colon + 1; at < end; at += 1) if (bytes[at] === COLON) return -1;
    if (colon + 1 === end || nameEnd(bytes, colon + 1) !== end) return -1;
    return prefix === 'xmlns' || this.prefixes.has(prefix) ? colon + 1 : -1;
  }

  private endTag(): Token {
    const { bytes, open } = this;
    const start = this.at + 2;
    const nameStart = open.at(open.length - 2);
    const length = open.at(open.length - 1) - nameStart;
    if (open.length === 0) return 'malformed';
    for (let offset = 0; offset < length; offset += 1) {
      if (bytes[start + offset] !== bytes[nameStart + offset]) return 'malformed';
    }
    const close = skipSpace(bytes, start + length);
    if (bytes[close] !== GREATER) return 'malformed';
    this.start = this.at;
    this.end = close + 1;
    this.at = this.end;
    return this.close();
  }

  private close(): Token {
    this.prefixes.leave(this.open.length);
    this.open.cut(this.open.length - 2);
    return 'end';
  }
}
