import { z } from 'zod';
import { type Account, stableId } from '../account';
import type { Behaviour, DistributionConfig, OriginConfig } from '../edge/distribution-config';
import { LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

const behaviour = z.strictObject({
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.string(),
  Compress: z.boolean(),
  FunctionAssociations: z
    .array(
      z.strictObject({ EventType: z.enum(['viewer-request', 'viewer-response']), FunctionARN: z.string() }),
    )
    .default([]),
  OriginRequestPolicyId: z.string().optional(),
  PathPattern: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  TargetOriginId: z.string(),
  TrustedKeyGroups: z.array(z.string()).optional(),
  ViewerProtocolPolicy: z.enum(['https-only', 'redirect-to-https']),
});

const origin = z.strictObject({
  DomainName: z.string(),
  Id: z.string(),
  OriginAccessControlId: z.string().optional(),
  S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('') }).optional(),
  CustomOriginConfig: z.unknown().optional(),
});

const properties = z.strictObject({
  DistributionConfig: z.strictObject({
    CacheBehaviors: z.array(behaviour.required({ PathPattern: true })),
    // No page for an error: those are for the whole distribution, and would hide what a player must read.
    CustomErrorResponses: z.array(z.strictObject({ ErrorCachingMinTTL: z.number(), ErrorCode: z.number() })),
    DefaultCacheBehavior: behaviour,
    DefaultRootObject: z.string(),
    Enabled: z.literal(true),
    HttpVersion: z.string(),
    IPV6Enabled: z.boolean(),
    Origins: z.array(origin),
    PriceClass: z.string(),
    WebACLId: z.string().optional(),
  }),
});

/** The distribution, translated for the edge. */
export const distribution = resourceType(
  'AWS::CloudFront::Distribution',
  properties,
  ({ DistributionConfig: config }, { logicalId, account }) => {
    const id = stableId('E', logicalId, 14);
    const { arn } = account.cloudFront.putDistribution(id);
    const translated: DistributionConfig = {
      id,
      origins: new Map(config.Origins.map(each => [each.Id, translateOrigin(each, arn, account)])),
      behaviours: config.CacheBehaviors.map(each => ({
        ...translateBehaviour(each, account),
        pathPattern: each.PathPattern,
      })),
      defaultBehaviour: translateBehaviour(config.DefaultCacheBehavior, account),
      defaultRootObject: config.DefaultRootObject,
      errorCachingMinTtl: new Map(
        config.CustomErrorResponses.map(({ ErrorCode, ErrorCachingMinTTL }) => [
          ErrorCode,
          ErrorCachingMinTTL,
        ]),
      ),
    };
    account.edge.deploy(translated);
    return { ref: id, attributes: { Id: id, DomainName: new URL(account.edge.origin).host } };
  },
);

function translateOrigin(
  properties: z.output<typeof origin>,
  distributionArn: string,
  account: Account,
): OriginConfig {
  const url = account.hosts.get(properties.DomainName);
  if (url === undefined)
    throw new Error(`an origin of the distribution is not on this machine: ${properties.DomainName}`);
  if (properties.OriginAccessControlId === undefined) return { kind: 'custom', url };
  if (!account.accessControls.has(properties.OriginAccessControlId)) {
    throw new Error(`origin ${properties.Id} names an origin access control that does not stand`);
  }
  const { accessKeyId, secretAccessKey } = account.credentials.add({
    kind: 'service',
    name: 'cloudfront.amazonaws.com',
    sourceArn: distributionArn,
  });
  return { kind: 's3', url, sign: { accessKeyId, secretAccessKey, region: LOCAL_REGION } };
}

function translateBehaviour(properties: z.output<typeof behaviour>, account: Account): Behaviour {
  const keys = properties.TrustedKeyGroups?.flatMap(group => account.keyGroups.get(group) ?? []);
  const functionAt = (eventType: string) => {
    const associated = properties.FunctionAssociations.find(each => each.EventType === eventType);
    if (associated === undefined) return undefined;
    const source = account.edgeFunctions.get(associated.FunctionARN);
    if (source === undefined) throw new Error(`there is no CloudFront Function ${associated.FunctionARN}`);
    return source;
  };
  const viewerRequest = functionAt('viewer-request');
  const viewerResponse = functionAt('viewer-response');
  return {
    functions: { ...(viewerRequest && { viewerRequest }), ...(viewerResponse && { viewerResponse }) },
    originId: properties.TargetOriginId,
    allowedMethods: properties.AllowedMethods,
    cachePolicyId: properties.CachePolicyId,
    compress: properties.Compress,
    ...(properties.OriginRequestPolicyId !== undefined && {
      originRequestPolicyId: properties.OriginRequestPolicyId,
    }),
    ...(properties.ResponseHeadersPolicyId !== undefined && {
      responseHeadersPolicyId: properties.ResponseHeadersPolicyId,
    }),
    ...(keys !== undefined && {
      trustedKeys: new Map(keys.map(id => [id, account.publicKeys.get(id) ?? ''])),
    }),
  };
}
