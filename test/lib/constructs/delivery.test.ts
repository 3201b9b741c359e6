import { z } from 'zod';
import { ofType, only, type Synthesised, synthesised } from '../synthesised';

/** Ids of policies that CloudFront manages (Amazon CloudFront Developer Guide, "Use managed … policies"). */
const MANAGED = {
  allViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  corsS3Origin: '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
  corsWithPreflightAndSecurityHeaders: 'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
  securityHeaders: '67f7725c-6f97-4210-82d7-5512b31e9d03',
};

const behaviour = z.looseObject({
  PathPattern: z.string().default('default'),
  TargetOriginId: z.string(),
  TrustedKeyGroups: z.array(z.json()).default([]),
  ViewerProtocolPolicy: z.string(),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(
      z.object({
        EventType: z.string(),
        FunctionARN: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('FunctionARN')]) }),
      }),
    )
    .default([]),
});

const config = z.looseObject({
  CacheBehaviors: z.array(behaviour),
  DefaultCacheBehavior: behaviour,
  Origins: z.array(z.looseObject({ Id: z.string(), DomainName: z.json() })),
  CustomErrorResponses: z.array(z.strictObject({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number() })),
});

function distribution(template: Synthesised) {
  return config.parse(only(template, 'AWS::CloudFront::Distribution').Properties['DistributionConfig']);
}

const template = synthesised();
const { CacheBehaviors, DefaultCacheBehavior, Origins, CustomErrorResponses, ...rest } =
  distribution(template);
const behaviours = [...CacheBehaviors, DefaultCacheBehavior];

function originOf(targetOriginId: string): string {
  return JSON.stringify(Origins.find(({ Id }) => Id === targetOriginId));
}

test('no behaviour without a key group has the media bucket as its origin', () => {
  const toMedia = behaviours.filter(({ TargetOriginId }) =>
    originOf(TargetOriginId).includes('"MediaBucket'),
  );
  expect(toMedia.map(({ PathPattern }) => PathPattern)).toEqual(['/vod/*']);
  expect(toMedia.every(({ TrustedKeyGroups }) => TrustedKeyGroups.length === 1)).toBe(true);
  expect(Origins.filter(({ DomainName }) => JSON.stringify(DomainName).includes('MediaBucket'))).toHaveLength(
    1,
  );
});

test('each path goes to its origin, by its methods and managed policies', () => {
  const table = behaviours.map(row => [
    row.PathPattern,
    /MediaBucket|WebBucket|execute-api/.exec(originOf(row.TargetOriginId))?.[0],
    row.ViewerProtocolPolicy,
    row.AllowedMethods.join(' '),
    row.CachePolicyId,
    row.OriginRequestPolicyId,
    row.ResponseHeadersPolicyId,
  ]);
  const { cachingOptimized, corsS3Origin, corsWithPreflightAndSecurityHeaders } = MANAGED;
  expect(table).toEqual([
    [
      '/vod/*',
      'MediaBucket',
      'https-only',
      'GET HEAD OPTIONS',
      cachingOptimized,
      corsS3Origin,
      corsWithPreflightAndSecurityHeaders,
    ],
    ['/play/*', 'execute-api', 'https-only', 'GET HEAD OPTIONS', cachingOptimized, undefined, undefined],
    [
      '/api/*',
      'execute-api',
      'https-only',
      'GET HEAD OPTIONS PUT PATCH POST DELETE',
      MANAGED.cachingDisabled,
      MANAGED.allViewerExceptHostHeader,
      MANAGED.securityHeaders,
    ],
    ['default', 'WebBucket', 'redirect-to-https', 'GET HEAD', cachingOptimized, undefined, undefined],
  ]);
});

test('the stack fits a flat-rate plan: at most five behaviours, managed policies, no Lambda@Edge', () => {
  expect(behaviours.length).toBeLessThanOrEqual(5);
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  expect(types.filter(type => /^AWS::CloudFront::.*Policy$/.test(type))).toEqual([]);
  expect(JSON.stringify(behaviours)).not.toContain('LambdaFunctionAssociations');
});

test('two functions run at the edge, on the behaviour of the pages; on no other one', () => {
  const associated = behaviours.flatMap(({ PathPattern, FunctionAssociations }) =>
    FunctionAssociations.map(each => [PathPattern, each.EventType, each.FunctionARN['Fn::GetAtt'][0]]),
  );
  expect(associated).toEqual([
    ['default', 'viewer-request', expect.stringContaining('PageFunctionsRoutes')],
    ['default', 'viewer-response', expect.stringContaining('PageFunctionsHeaders')],
  ]);
  expect(ofType(template, 'AWS::CloudFront::Function')).toHaveLength(2);
});

test('refusals and faults are not remembered, and no error has a page', () => {
  expect(
    Object.fromEntries(CustomErrorResponses.map(row => [row.ErrorCode, row.ErrorCachingMinTTL])),
  ).toEqual({
    403: 0,
    404: 1,
    405: 0,
    500: 0,
    502: 0,
    503: 0,
    504: 0,
  });
});

test('both buckets are read with signed requests, the Api over TLS', () => {
  const [[accessControl = ''] = []] = ofType(template, 'AWS::CloudFront::OriginAccessControl');
  const signed = Origins.filter(origin => origin['OriginAccessControlId'] !== undefined);
  expect(signed).toHaveLength(2);
  for (const origin of signed) {
    expect(origin['OriginAccessControlId']).toEqual({ 'Fn::GetAtt': [accessControl, 'Id'] });
  }
  expect(template.Resources[accessControl]?.Properties['OriginAccessControlConfig']).toMatchObject({
    SigningBehavior: 'always',
    SigningProtocol: 'sigv4',
    OriginAccessControlOriginType: 's3',
  });
  const custom = Origins.filter(origin => origin['CustomOriginConfig'] !== undefined);
  expect(custom).toEqual([
    expect.objectContaining({
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
    }),
  ]);
});

test('by default every edge location answers, over IPv6 and HTTP/3 too, without a web ACL', () => {
  expect(rest).toMatchObject({
    HttpVersion: 'http2and3',
    IPV6Enabled: true,
    PriceClass: 'PriceClass_All',
    DefaultRootObject: 'index.html',
  });
  expect(rest).not.toHaveProperty('WebACLId');
});

test('settings turn IPv6 off, choose edge locations and put a web ACL in front', () => {
  const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/films/0a1b2c3d';
  expect(distribution(synthesised({ ipLocks: true, priceClass: 'PriceClass_100', webAclArn }))).toMatchObject(
    {
      IPV6Enabled: false,
      PriceClass: 'PriceClass_100',
      WebACLId: webAclArn,
    },
  );
});
