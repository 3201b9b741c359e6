import {
  AllowedMethods,
  CachePolicy,
  type DistributionProps,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  type S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PREFIX } from '../../core/contract';
import type { ApiGateway } from './api-gateway';
import type { MediaBucket } from './media-bucket';
import type { PageFunctions } from './page-functions';
import type { SigningKeys } from './signing-keys';
import type { WebApp } from './web-app';

export interface Origins {
  /** Films. */
  readonly media: MediaBucket;
  /** Keys that the media behaviour demands a signature of. */
  readonly keys: SigningKeys;
  /** Playlists, and what programs and people call. */
  readonly gateway: ApiGateway;
  /** Pages. */
  readonly web: WebApp;
  /** What runs at the edge for pages, and for nothing else. */
  readonly pageFunctions: PageFunctions;
  /** How the distribution signs what it asks the buckets for. */
  readonly accessControl: S3OriginAccessControl;
}

/**
 * What the distribution does with which path. The flat-rate plans allow five behaviours and managed policies only.
 *
 * CloudFront chooses by the normalised path and sends the raw one on, so the media bucket is the origin of the signed
 * behaviour and of no other: `/vod%2F…` finds no door to it. Both buckets take `withBucketDefaults`, because
 * `withOriginAccessControl` would let the distribution read the whole of a bucket.
 */
export function behaviours({
  media,
  keys,
  gateway,
  web,
  pageFunctions,
  accessControl,
}: Origins): Pick<DistributionProps, 'defaultBehavior' | 'additionalBehaviors'> {
  const { originAccessControlId } = accessControl;
  const functions = new HttpOrigin(gateway.host, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY });
  return {
    additionalBehaviors: {
      [`/${PREFIX.vod}/*`]: {
        origin: S3BucketOrigin.withBucketDefaults(media.bucket.asInterface, { originAccessControlId }),
        trustedKeyGroups: [keys.keyGroup],
        // A redirect would come after the signature has been sent in clear.
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
        responseHeadersPolicy:
          ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_WITH_PREFLIGHT_AND_SECURITY_HEADERS,
      },
      [`/${PREFIX.play}/*`]: {
        origin: functions,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      },
      [`/${PREFIX.api}/*`]: {
        origin: functions,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // API Gateway knows its APIs by the host.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      },
    },
    defaultBehavior: {
      origin: S3BucketOrigin.withBucketDefaults(web.bucket.asInterface, { originAccessControlId }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      functionAssociations: pageFunctions.associations,
    },
  };
}
