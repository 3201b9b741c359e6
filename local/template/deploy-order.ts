import { references } from './references';
import type { Template } from './template';
import { TemplateError } from './template-error';

/**
 * Logical ids so that each stands after everything it refers to or depends on; otherwise as the template lists them.
 * @throws TemplateError for a name that the template does not hold, and for a cycle, which it names.
 */
export function deployOrder(template: Template): string[] {
  const resources = new Map(Object.entries(template.Resources));
  const done = new Set<string>();

  const visit = (logicalId: string, path: readonly string[]): void => {
    if (done.has(logicalId)) return;
    if (path.includes(logicalId)) {
      const cycle = [...path.slice(path.indexOf(logicalId)), logicalId];
      throw new TemplateError(`the template has a dependency cycle: ${cycle.join(' → ')}`);
    }
    const resource = resources.get(logicalId);
    if (resource === undefined) {
      throw new TemplateError(`${path.at(-1)} refers to ${logicalId}, which the template does not hold`);
    }
    for (const name of [...resource.DependsOn, ...references(resource.Properties)]) {
      if (!name.startsWith('AWS::')) visit(name, [...path, logicalId]);
    }
    done.add(logicalId);
  };

  for (const logicalId of resources.keys()) visit(logicalId, []);
  return [...done];
}
