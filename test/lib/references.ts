import type { Synthesised } from './synthesised';

/** Calls back for every object below a value. */
export function visit(value: unknown, callback: (object: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, callback);
  else if (typeof value === 'object' && value !== null) {
    const object = Object.fromEntries(Object.entries(value));
    callback(object);
    for (const inner of Object.values(object)) visit(inner, callback);
  }
}

/** Logical ids that each resource needs before it can be made. */
export function dependencies({ Resources }: Synthesised): Map<string, Set<string>> {
  const known = new Set(Object.keys(Resources));
  return new Map(
    Object.entries(Resources).map(([id, { Properties, DependsOn = [] }]) => {
      const named = [DependsOn].flat();
      visit(Properties, object => {
        if (typeof object['Ref'] === 'string') named.push(object['Ref']);
        if (Array.isArray(object['Fn::GetAtt'])) named.push(String(object['Fn::GetAtt'][0]));
        const text = [object['Fn::Sub']].flat()[0];
        if (typeof text === 'string')
          for (const [, name = ''] of text.matchAll(/\$\{(\w+)/g)) named.push(name);
      });
      return [id, new Set(named.filter(name => known.has(name)))];
    }),
  );
}
