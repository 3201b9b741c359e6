import type { DistributionConfig, FunctionSource } from '../../../../local/edge/distribution-config';
import type { Bench } from '../bench';

const source = (name: string, code: string): FunctionSource => ({ name, runtime: 'cloudfront-js-2.0', code });

/** Puts functions on every behaviour of the bench's distribution. */
export function associate(
  bench: Bench,
  functions: { viewerRequest?: string; viewerResponse?: string },
): void {
  const { viewerRequest, viewerResponse } = functions;
  const associated = {
    ...(viewerRequest !== undefined && { viewerRequest: source('on-request', viewerRequest) }),
    ...(viewerResponse !== undefined && { viewerResponse: source('on-response', viewerResponse) }),
  };
  const config: DistributionConfig = {
    ...bench.config,
    behaviours: bench.config.behaviours.map(one => ({ ...one, functions: associated })),
    defaultBehaviour: { ...bench.config.defaultBehaviour, functions: associated },
  };
  bench.edge.deploy(config);
}
