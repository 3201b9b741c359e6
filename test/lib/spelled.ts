import { roleStatements } from './policies';
import { only, type Synthesised } from './synthesised';

/** An ARN or a reference in one line: logical ids without their hash, what is joined to them behind. */
export function spelled(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(spelled).join('');
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = Object(value);
  if (Ref !== undefined) return `{${String(Ref).replace(/[0-9A-F]{8}$/, '')}}`;
  if (attribute !== undefined) return `{${attribute[0].replace(/[0-9A-F]{8}$/, '')}}`;
  return spelled(join?.[1]);
}

/** What the role whose logical id starts so may do, a line for each statement. */
export function rights(template: Synthesised, role: string): string[] {
  return roleStatements(template, role).flatMap(({ Effect, Action, Resource, Condition }) => {
    expect(Effect).toBe('Allow');
    const where = Resource.map(spelled).sort();
    return `${[...Action].sort().join(' ')} on ${where.join(' ')}${Condition === undefined ? '' : ' if'}`;
  });
}

/** Environment variables of the function whose logical id starts so. */
export function environment(template: Synthesised, prefix: string): Record<string, string> {
  const { Environment } = only(template, 'AWS::Lambda::Function', prefix).Properties;
  const variables: Record<string, unknown> = Object(Object(Environment).Variables);
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, spelled(value)]));
}
