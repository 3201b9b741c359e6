import { CachePolicy, OriginRequestPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { managedCachePolicy } from '../../../../local/edge/policies/cache-policy';
import { managedOriginRequestPolicy } from '../../../../local/edge/policies/origin-request-policy';
import { managedResponseHeadersPolicy } from '../../../../local/edge/policies/response-headers-policy';

test('the ids are those that the CDK writes into a template', () => {
  const day = { minTtl: 1, defaultTtl: 86_400, maxTtl: 31_536_000 };
  const cache = [
    CachePolicy.CACHING_OPTIMIZED,
    CachePolicy.CACHING_OPTIMIZED_FOR_UNCOMPRESSED_OBJECTS,
    CachePolicy.CACHING_DISABLED,
  ].map(({ cachePolicyId }) => managedCachePolicy(cachePolicyId));
  expect(cache).toStrictEqual([
    { ...day, encodings: ['br', 'gzip'] },
    { ...day, encodings: [] },
    { minTtl: 0, defaultTtl: 0, maxTtl: 0, encodings: [] },
  ]);

  const { originRequestPolicyId: s3 } = OriginRequestPolicy.CORS_S3_ORIGIN;
  expect(managedOriginRequestPolicy(s3).forwards('origin')).toBe(true);
  expect(managedOriginRequestPolicy(s3).forwards('cookie')).toBe(false);
  const all = managedOriginRequestPolicy(
    OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId,
  );
  expect(all).toMatchObject({ query: true, cookies: true });
  expect([all.forwards('authorization'), all.forwards('host')]).toStrictEqual([true, false]);

  const headers = [
    ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS,
    ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_WITH_PREFLIGHT,
    ResponseHeadersPolicy.SECURITY_HEADERS,
    ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_AND_SECURITY_HEADERS,
    ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_WITH_PREFLIGHT_AND_SECURITY_HEADERS,
  ].map(({ responseHeadersPolicyId }) => managedResponseHeadersPolicy(responseHeadersPolicyId));
  expect(headers).toStrictEqual([
    { cors: 'simple', security: false },
    { cors: 'with-preflight', security: false },
    { cors: 'none', security: true },
    { cors: 'simple', security: true },
    { cors: 'with-preflight', security: true },
  ]);
});
