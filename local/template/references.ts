import { type Intrinsic, isRecord, readIntrinsic, splitAttribute } from './intrinsic';

/** Every name that a template value refers to by Ref, Fn::GetAtt or Fn::Sub: logical ids and pseudo parameters. */
export function references(value: unknown): ReadonlySet<string> {
  return new Set(collect(value));
}

function collect(value: unknown): string[] {
  const intrinsic = readIntrinsic(value);
  if (intrinsic !== undefined) return namesIn(intrinsic);
  if (Array.isArray(value)) return value.flatMap(collect);
  return isRecord(value) ? Object.values(value).flatMap(collect) : [];
}

function namesIn(intrinsic: Intrinsic): string[] {
  switch (intrinsic.kind) {
    case 'Ref':
      return [intrinsic.name];
    case 'GetAtt':
      return [intrinsic.logicalId];
    case 'Join':
      return collect(intrinsic.list);
    case 'Sub': {
      const { parts, variables } = intrinsic;
      const own = parts.flatMap(part =>
        'name' in part && !Object.hasOwn(variables, part.name) ? [part.name] : [],
      );
      return [...own.map(name => splitAttribute(name)?.logicalId ?? name), ...collect(variables)];
    }
  }
}
