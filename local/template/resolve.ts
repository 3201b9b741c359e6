import { type Intrinsic, isRecord, readIntrinsic, type SubPart, splitAttribute } from './intrinsic';
import { NO_VALUE } from './pseudo-parameters';
import { TemplateError } from './template-error';

/** What a resource answers to `Ref` and `Fn::GetAtt` once it stands. */
export interface DeployedResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Scope {
  readonly pseudo: ReadonlyMap<string, string>;
  /** By logical id, as far as they stand. */
  readonly resources: ReadonlyMap<string, DeployedResource>;
  /**
   * Texts replaced in every resolved string, in this order. The template writes `https://` before the
   * distribution's domain name by itself, while the local edge speaks http on a port.
   */
  readonly replacements: ReadonlyArray<readonly [from: string, to: string]>;
}

/**
 * A template value with its intrinsic functions carried out. Properties and list elements that are AWS::NoValue
 * are gone; a value that is AWS::NoValue itself is undefined.
 * @throws TemplateError for a name that nothing in the scope answers to, or an intrinsic that is not understood.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  const replace = (text: string): string =>
    scope.replacements.reduce((done, [from, to]) => done.replaceAll(from, () => to), text);
  return mapStrings(evaluate(value, scope), replace);
}

function evaluate(value: unknown, scope: Scope): unknown {
  const intrinsic = readIntrinsic(value);
  if (intrinsic !== undefined) return carryOut(intrinsic, scope);
  if (Array.isArray(value))
    return value.map(item => evaluate(item, scope)).filter(item => item !== undefined);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, evaluate(item, scope)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

function carryOut(intrinsic: Intrinsic, scope: Scope): unknown {
  switch (intrinsic.kind) {
    case 'Ref':
      return intrinsic.name === NO_VALUE ? undefined : lookUpRef(intrinsic.name, scope);
    case 'GetAtt':
      return lookUpAttribute(intrinsic.logicalId, intrinsic.attribute, scope);
    case 'Join': {
      const list = evaluate(intrinsic.list, scope);
      if (!Array.isArray(list)) throw new TemplateError('Fn::Join wants a list');
      return list.map(item => asText(item, 'Fn::Join')).join(intrinsic.delimiter);
    }
    case 'Sub':
      return intrinsic.parts.map(part => substitute(part, intrinsic.variables, scope)).join('');
  }
}

function substitute(part: SubPart, variables: Record<string, unknown>, scope: Scope): string {
  if ('text' in part) return part.text;
  const { name } = part;
  if (Object.hasOwn(variables, name)) return asText(evaluate(variables[name], scope), 'Fn::Sub');
  const target = splitAttribute(name);
  const value =
    target === undefined
      ? lookUpRef(name, scope)
      : lookUpAttribute(target.logicalId, target.attribute, scope);
  return asText(value, 'Fn::Sub');
}

function lookUpRef(name: string, scope: Scope): string {
  const value = scope.pseudo.get(name) ?? scope.resources.get(name)?.ref;
  if (value === undefined) throw new TemplateError(`Ref to ${name}: nothing of that name stands`);
  return value;
}

function lookUpAttribute(logicalId: string, attribute: string, scope: Scope): unknown {
  const resource = scope.resources.get(logicalId);
  if (resource === undefined) throw new TemplateError(`GetAtt of ${logicalId}: nothing of that name stands`);
  if (!Object.hasOwn(resource.attributes, attribute)) {
    throw new TemplateError(`GetAtt of ${logicalId}: it has no attribute ${attribute}`);
  }
  return resource.attributes[attribute];
}

function asText(value: unknown, where: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new TemplateError(`${where} met a value that is no text`);
}

function mapStrings(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map(item => mapStrings(item, replace));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, replace)]));
}
