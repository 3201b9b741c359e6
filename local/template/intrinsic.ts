import { TemplateError } from './template-error';

/** A piece of Fn::Sub's text: literal text, or the inside of `${…}`. */
export type SubPart = { readonly text: string } | { readonly name: string };

/** The intrinsic functions that CDK writes for this stack; nothing else is understood. */
export type Intrinsic =
  | { readonly kind: 'Ref'; readonly name: string }
  | { readonly kind: 'GetAtt'; readonly logicalId: string; readonly attribute: string }
  | { readonly kind: 'Join'; readonly delimiter: string; readonly list: unknown }
  | { readonly kind: 'Sub'; readonly parts: readonly SubPart[]; readonly variables: Record<string, unknown> };

/**
 * The intrinsic function that a template value stands for, or undefined for plain data. `Condition` is plain
 * data: it is the key of IAM statements, and the intrinsic of that name lives in sections that are refused.
 * @throws TemplateError for any other `Fn::…`, and for wrong arguments.
 */
export function readIntrinsic(value: unknown): Intrinsic | undefined {
  if (!isRecord(value)) return undefined;
  const keys = Object.keys(value);
  const name = keys.find(key => key.startsWith('Fn::')) ?? (keys.length === 1 ? keys[0] : undefined);
  if (name !== 'Ref' && !name?.startsWith('Fn::')) return undefined;
  if (keys.length > 1) throw new TemplateError(`${name} stands beside other keys`);

  const argument = value[name];
  if (name === 'Ref' && typeof argument === 'string') return { kind: 'Ref', name: argument };
  if (name === 'Fn::GetAtt') return readGetAtt(argument);
  if (name === 'Fn::Join') return readJoin(argument);
  if (name === 'Fn::Sub') return readSub(argument);
  throw new TemplateError(
    `${name} is not understood; local mode knows Ref, Fn::GetAtt, Fn::Join and Fn::Sub`,
  );
}

/** Logical id and attribute of the text `Id.Attribute`; the attribute may hold further dots. */
export function splitAttribute(text: string): { logicalId: string; attribute: string } | undefined {
  const dot = text.indexOf('.');
  if (dot < 1 || dot === text.length - 1) return undefined;
  return { logicalId: text.slice(0, dot), attribute: text.slice(dot + 1) };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readGetAtt(argument: unknown): Intrinsic {
  const text = Array.isArray(argument) && argument.length === 2 ? argument.join('.') : argument;
  const target = typeof text === 'string' ? splitAttribute(text) : undefined;
  if (target === undefined) throw new TemplateError('Fn::GetAtt wants a logical id and an attribute');
  return { kind: 'GetAtt', ...target };
}

function readJoin(argument: unknown): Intrinsic {
  if (Array.isArray(argument) && argument.length === 2 && typeof argument[0] === 'string') {
    return { kind: 'Join', delimiter: argument[0], list: argument[1] };
  }
  throw new TemplateError('Fn::Join wants a delimiter and a list');
}

function readSub(argument: unknown): Intrinsic {
  const [text, variables = {}]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string' || !isRecord(variables)) {
    throw new TemplateError('Fn::Sub wants a text, or a text and a map of variables');
  }
  return { kind: 'Sub', parts: splitSub(text), variables };
}

/** Fn::Sub writes `${Name}` for a value and `${!Name}` for the literal text `${Name}`. */
function splitSub(text: string): SubPart[] {
  return text.split(/(\$\{[^}]*\})/).map(piece => {
    const inside = /^\$\{(!?)([^}]*)\}$/.exec(piece);
    if (inside === null) return { text: piece };
    const [, bang, name = ''] = inside;
    return bang === '!' ? { text: `\${${name}}` } : { name: name.trim() };
  });
}
