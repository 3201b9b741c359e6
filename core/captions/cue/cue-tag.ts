import { languageTag } from '../language-tag';
import { decodeCharacters, escapeCharacters } from './character-references';

/** Tags that pass (W3C WebVTT, section 4.2.2), and whether something may stand behind the name. */
const ALLOWED: ReadonlyMap<string, 'nothing' | 'voice' | 'language'> = new Map([
  ['i', 'nothing'],
  ['b', 'nothing'],
  ['u', 'nothing'],
  ['c', 'nothing'],
  ['ruby', 'nothing'],
  ['rt', 'nothing'],
  ['v', 'voice'],
  ['lang', 'language'],
]);

const START = /^([a-z]{1,4})((?:\.[^\s.<>&]{1,64}){0,8})(?:\s+([^<>]{0,256}))?$/;
const CLASS = /^[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*$/;

/** A start tag that passes. */
export interface CueTag {
  readonly name: string;
  /** The tag as it is written, in angle brackets. */
  readonly written: string;
}

/** Whether a name is one of a tag that passes. */
export function isAllowedTag(name: string): boolean {
  return ALLOWED.has(name);
}

/**
 * Reads what stands between the angle brackets of a start tag; nothing where it is none that passes. Classes that no
 * style sheet would name are left out. What is written never ends in `-->`, which would begin another cue.
 */
export function readStartTag(inside: string): CueTag | undefined {
  const [, name = '', classes = '', annotation = ''] = START.exec(inside) ?? [];
  const kind = ALLOWED.get(name);
  if (kind === undefined) return undefined;
  const kept = classes.split('.').filter(each => CLASS.test(each));
  const tag = [name, ...kept].join('.');
  const behind = kind === 'nothing' ? '' : writeAnnotation(annotation, kind);
  if (behind === undefined) return undefined;
  return { name, written: behind === '' ? `<${tag}>` : `<${tag} ${behind}>` };
}

function writeAnnotation(annotation: string, kind: 'voice' | 'language'): string | undefined {
  const text = decodeCharacters(annotation).replace(/\s+/g, ' ').trim();
  if (kind === 'language') return languageTag(text);
  return escapeCharacters(text.replace(/[\s-]+$/, ''));
}
