import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Behaviour, DistributionConfig, OriginConfig } from './distribution-config';
import { type EdgeFunction, edgeFunction } from './functions/edge-function';
import { type CachePolicy, managedCachePolicy } from './policies/cache-policy';
import {
  managedOriginRequestPolicy,
  NOTHING_MORE,
  type OriginRequestPolicy,
} from './policies/origin-request-policy';
import {
  managedResponseHeadersPolicy,
  NO_HEADERS,
  type ResponseHeadersPolicy,
} from './policies/response-headers-policy';

/** A behaviour with everything looked up that its settings name. */
export interface ReadyBehaviour {
  readonly origin: OriginConfig;
  readonly allowedMethods: ReadonlySet<string>;
  readonly cache: CachePolicy;
  readonly originRequest: OriginRequestPolicy;
  readonly responseHeaders: ResponseHeadersPolicy;
  readonly trustedKeys?: ReadonlyMap<string, KeyObject>;
  readonly compress: boolean;
  readonly viewerRequest?: EdgeFunction;
  readonly viewerResponse?: EdgeFunction;
}

/** A distribution that is ready to answer. */
export interface Distribution {
  readonly id: string;
  readonly behaviours: readonly (ReadyBehaviour & { readonly pathPattern: string })[];
  readonly defaultBehaviour: ReadyBehaviour;
  readonly defaultRootObject?: string;
  readonly errorCachingMinTtl: ReadonlyMap<number, number>;
}

/**
 * Looks up what the configuration names.
 * @throws Error for an unknown policy, an unknown origin, and a key or a function that CloudFront would not take.
 */
export function readyDistribution(config: DistributionConfig): Distribution {
  const ready = (behaviour: Behaviour): ReadyBehaviour => readyBehaviour(behaviour, config.origins);
  return {
    id: config.id,
    behaviours: config.behaviours.map(one => ({ ...ready(one), pathPattern: one.pathPattern })),
    defaultBehaviour: ready(config.defaultBehaviour),
    ...(config.defaultRootObject !== undefined && { defaultRootObject: config.defaultRootObject }),
    errorCachingMinTtl: config.errorCachingMinTtl ?? new Map(),
  };
}

function readyBehaviour(behaviour: Behaviour, origins: DistributionConfig['origins']): ReadyBehaviour {
  const origin = origins.get(behaviour.originId);
  if (origin === undefined) throw new Error(`The distribution has no origin ${behaviour.originId}.`);
  const { originRequestPolicyId, responseHeadersPolicyId, trustedKeys } = behaviour;
  return {
    origin,
    allowedMethods: new Set(behaviour.allowedMethods),
    cache: managedCachePolicy(behaviour.cachePolicyId),
    originRequest:
      originRequestPolicyId === undefined ? NOTHING_MORE : managedOriginRequestPolicy(originRequestPolicyId),
    responseHeaders:
      responseHeadersPolicyId === undefined
        ? NO_HEADERS
        : managedResponseHeadersPolicy(responseHeadersPolicyId),
    ...(trustedKeys && {
      trustedKeys: new Map([...trustedKeys].map(([id, pem]) => [id, publicKey(id, pem)])),
    }),
    compress: behaviour.compress,
    ...readyFunctions(behaviour.functions ?? {}),
  };
}

function readyFunctions({
  viewerRequest,
  viewerResponse,
}: NonNullable<Behaviour['functions']>): Pick<ReadyBehaviour, 'viewerRequest' | 'viewerResponse'> {
  return {
    ...(viewerRequest && { viewerRequest: edgeFunction(viewerRequest) }),
    ...(viewerResponse && { viewerResponse: edgeFunction(viewerResponse) }),
  };
}

/** RSA of 2,048 bits or ECDSA on P-256, as SPKI PEM (Developer Guide, "Specify signers"). */
function publicKey(id: string, pem: string): KeyObject {
  const key = pem.startsWith('-----BEGIN PUBLIC KEY-----') ? createPublicKey(pem) : undefined;
  const details = key?.asymmetricKeyDetails;
  const isRsa = key?.asymmetricKeyType === 'rsa' && details?.modulusLength === 2_048;
  const isEc = key?.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1';
  if (key === undefined || !(isRsa || isEc)) {
    throw new Error(`Public key ${id} is neither RSA of 2,048 bits nor ECDSA on P-256, as SPKI PEM.`);
  }
  return key;
}
