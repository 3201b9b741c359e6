import { z } from 'zod';
import { SIGNING_KEY_RESOURCE } from '../../core/contract';
import { resourceType } from './resource-type';

const properties = z.looseObject({ ServiceToken: z.string() });

/** The custom resource that makes a signing key, run for real. */
export const signingKey = resourceType(
  SIGNING_KEY_RESOURCE.type,
  properties,
  async (properties, { logicalId, account }) => {
    const maker = account.functions.get(properties.ServiceToken);
    if (maker === undefined) throw new Error(`${logicalId} is made by a function that does not stand`);
    return account.customResources.deploy({
      logicalId,
      type: SIGNING_KEY_RESOURCE.type,
      properties,
      invoke: maker.invoke,
    });
  },
);
