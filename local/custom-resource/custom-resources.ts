import { isDeepStrictEqual } from 'node:util';
import type { DeployedResource } from '../template/resolve';
import { type CustomResourceTarget, callCustomResource } from './call-custom-resource';
import { type CustomResourceEntry, loadState, saveState } from './custom-resource-state';
import { textProperties } from './text-properties';

type Invoke = (event: unknown) => Promise<unknown>;

export interface CustomResourceDeclaration {
  readonly logicalId: string;
  readonly type: string;
  /** Resolved, `ServiceToken` included, as in the template. */
  readonly properties: Readonly<Record<string, unknown>> & { readonly ServiceToken: string };
  /** Invokes the function behind the ServiceToken. */
  readonly invoke: Invoke;
}

export interface CustomResources {
  /** Sends Create for a new resource, Update for one whose properties changed, and nothing for any other. */
  deploy(declaration: CustomResourceDeclaration): Promise<DeployedResource>;
  /**
   * Sends Delete for each resource that the template holds no more; where its function is gone too, it is forgotten.
   */
  prune(kept: ReadonlySet<string>, functionOf: (serviceToken: string) => Invoke | undefined): Promise<void>;
}

/** The custom resources of one stack; the file keeps their physical ids and properties from one start to the next. */
export async function openCustomResources(options: {
  file: string;
  stackId: string;
}): Promise<CustomResources> {
  const { file, stackId } = options;
  const entries = new Map(await loadState(file));

  const keep = async (logicalId: string, entry: CustomResourceEntry): Promise<void> => {
    entries.set(logicalId, entry);
    await saveState(file, entries);
  };

  return {
    async deploy({ logicalId, type, properties: declared, invoke }) {
      const properties = textProperties(declared);
      const serviceToken = declared.ServiceToken;
      const target = { stackId, logicalId, type, serviceToken, properties, invoke };
      const before = entries.get(logicalId);
      if (before !== undefined && isDeepStrictEqual(before.properties, properties)) return deployed(before);

      const answer = await callCustomResource(
        target,
        before === undefined
          ? { RequestType: 'Create' }
          : {
              RequestType: 'Update',
              PhysicalResourceId: before.physicalId,
              OldResourceProperties: before.properties,
            },
      );
      const physicalId = answer.PhysicalResourceId;
      const entry = { type, serviceToken, physicalId, properties, data: answer.Data };
      await keep(logicalId, entry);
      // A new physical id is a replacement: CloudFormation deletes the old resource afterwards.
      if (before !== undefined && before.physicalId !== physicalId) await remove(target, before);
      return deployed(entry);
    },

    async prune(kept, functionOf) {
      for (const [logicalId, entry] of [...entries]) {
        if (kept.has(logicalId)) continue;
        const { type, serviceToken, properties } = entry;
        const invoke = functionOf(serviceToken);
        if (invoke !== undefined) {
          await remove({ stackId, logicalId, type, serviceToken, properties, invoke }, entry);
        }
        entries.delete(logicalId);
        await saveState(file, entries);
      }
    },
  };
}

async function remove(target: CustomResourceTarget, entry: CustomResourceEntry): Promise<void> {
  await callCustomResource(
    { ...target, properties: entry.properties },
    { RequestType: 'Delete', PhysicalResourceId: entry.physicalId },
  );
}

function deployed({ physicalId, data }: CustomResourceEntry): DeployedResource {
  return { ref: physicalId, attributes: data };
}
