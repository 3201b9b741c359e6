import { type Account, emptyAccount, type Services } from './account';
import type { LocalFunction } from './functions/create-function';
import { laterFunctions } from './functions/later-functions';
import { RESOURCE_TYPES } from './resources/resource-types';
import { StartFault } from './start-fault';
import { deployOrder } from './template/deploy-order';
import { pseudoParameters } from './template/pseudo-parameters';
import type { Assembly } from './template/read-assembly';
import { type DeployedResource, resolve, type Scope } from './template/resolve';
import type { Template } from './template/template';

export interface Deployment {
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The functions that run, by ARN. */
  readonly functions: ReadonlyMap<string, LocalFunction>;
  /** Resolves when the deployment before this one has answered its last request. */
  readonly predecessorDone: Promise<unknown>;
  /** Ends the deployment's functions; the services stay. */
  close(): Promise<void>;
}

/**
 * Deploys a template, each resource after those it refers to. What an earlier deployment made keeps its data; its custom
 * resources and secrets that the template holds no more go in the end.
 *
 * @throws StartFault for a resource type that local mode does not know
 */
export async function deployTemplate(assembly: Assembly, services: Services): Promise<Deployment> {
  const { stackName, template } = assembly;
  refuseForeignTypes(Object.values(template.Resources).map(({ Type }) => Type));
  const account = emptyAccount(services, assembly.assets);
  const close = async (): Promise<void> => {
    await Promise.all([...account.functions.values()].map(each => each.close()));
  };
  try {
    const resources = new Map<string, DeployedResource>();
    const scope = scopeOf(account, stackName, resources);
    for (const logicalId of deployOrder(template)) {
      const resource = template.Resources[logicalId];
      const type = resource && RESOURCE_TYPES.get(resource.Type);
      if (resource === undefined || type === undefined) continue;
      const deployed = await type.deploy(resolve(resource.Properties, scope), { logicalId, account });
      resources.set(logicalId, deployed);
    }
    const mappings = namesOf(template, 'AWS::Lambda::EventSourceMapping');
    const predecessorDone = Promise.all([
      ...account.atTheEnd.map(step => step()),
      services.eventSourceMappings.keepOnly(mappings),
      services.laterInvocations.deploy(laterFunctions(account)),
    ]);
    services.eventBridge.deploy(account.rules);
    services.mediaConvert.resume();
    await account.customResources.prune(
      new Set(Object.keys(template.Resources)),
      arn => account.functions.get(arn)?.invoke,
    );
    // A generation that comes back after it was retired is a new one (docs/adr/0001).
    await services.secretsManager.keepOnly(namesOf(template, 'AWS::SecretsManager::Secret'));
    const outputs = Object.entries(template.Outputs).map(
      ([name, { Value }]) => [name, String(resolve(Value, scope))] as const,
    );
    return { outputs: Object.fromEntries(outputs), functions: account.functions, predecessorDone, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function namesOf(template: Template, type: string): ReadonlySet<string> {
  const resources = Object.entries(template.Resources);
  return new Set(resources.filter(([, { Type }]) => Type === type).map(([logicalId]) => logicalId));
}

function refuseForeignTypes(types: readonly string[]): void {
  const foreign = new Set(types.filter(type => !RESOURCE_TYPES.has(type)));
  if (foreign.size === 0) return;
  throw new StartFault(
    `local mode does not know ${[...foreign].join(', ')}; add it below local/resources (CONTRIBUTING.md)`,
  );
}

function scopeOf(account: Account, stackName: string, resources: Map<string, DeployedResource>): Scope {
  return {
    pseudo: pseudoParameters(stackName),
    resources,
    // Addresses become known while resources are deployed.
    get replacements(): [string, string][] {
      const edge = [new URL(account.edge.origin).host, account.edge.origin] as const;
      return [edge, ...account.hosts].map(([host, url]) => [`https://${host}`, url]);
    },
  };
}
