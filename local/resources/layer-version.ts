import { z } from 'zod';
import { resourceType } from './resource-type';

/** A layer of a function that local mode never runs. */
export const layerVersion = resourceType(
  'AWS::Lambda::LayerVersion',
  z.unknown(),
  (_properties, { logicalId }) => ({
    ref: logicalId,
    attributes: {},
  }),
);
