import { Duration, Stack } from 'aws-cdk-lib';
import { Distribution, HttpVersion, PriceClass, S3OriginAccessControl } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SERVE_PLAYLIST_ENV, TRANSCODE_ENV } from '../../core/contract';
import type { Settings } from '../settings';
import { acknowledge } from './acknowledge';
import type { AppFunction } from './app-function';
import { behaviours, type Origins } from './behaviours';
import { globalName } from './global-name';
import { PageFunctions } from './page-functions';

export interface DeliveryProps extends Omit<Origins, 'accessControl' | 'pageFunctions'> {
  /** The settings that a distribution has. */
  readonly settings: Pick<Settings, 'ipLocks' | 'priceClass' | 'webAclArn'>;
}

/**
 * Seconds for which CloudFront remembers a refusal or fault of an origin. It keeps 403, 405 and 5xx for ten seconds of
 * its own accord, whatever they say, which would refuse everyone who shares the URL. No error has a page: pages are for the whole distribution.
 */
const ERROR_SECONDS: Readonly<Record<number, number>> = {
  403: 0,
  404: 1,
  405: 0,
  500: 0,
  502: 0,
  503: 0,
  504: 0,
};

const PRICE_CLASSES: Readonly<Record<Settings['priceClass'], PriceClass>> = {
  PriceClass_100: PriceClass.PRICE_CLASS_100,
  PriceClass_200: PriceClass.PRICE_CLASS_200,
  PriceClass_All: PriceClass.PRICE_CLASS_ALL,
};

/** The one door to the world: the CloudFront distribution. */
export class Delivery extends Construct {
  /** Origin that players see: scheme and host. */
  readonly origin: string;
  /** The `aud` of grants for this stack: the distribution's id, which no other stack shares. */
  readonly audience: string;

  constructor(scope: Construct, id: string, { settings, media, keys, gateway, web }: DeliveryProps) {
    super(scope, id);
    const accessControl = new S3OriginAccessControl(this, 'AccessControl', {
      originAccessControlName: globalName(this, 'buckets'),
    });
    const distribution = new Distribution(this, 'Distribution', {
      ...behaviours({
        ...{ media, keys, gateway, web, accessControl },
        pageFunctions: new PageFunctions(this, 'PageFunctions'),
      }),
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // An address in a CloudFront policy is IPv4.
      enableIpv6: !settings.ipLocks,
      priceClass: PRICE_CLASSES[settings.priceClass],
      errorResponses: Object.entries(ERROR_SECONDS).map(([status, seconds]) => ({
        httpStatus: Number(status),
        ttl: Duration.seconds(seconds),
      })),
      ...(settings.webAclArn !== undefined && { webAclId: settings.webAclArn }),
    });
    media.grantReadToDistribution(distribution);
    web.grantReadToDistribution(distribution);
    this.origin = `https://${distribution.distributionDomainName}`;
    this.audience = distribution.distributionId;

    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'Who may watch is decided by grants, not by country.',
      'AwsSolutions-CFR3': 'A log line would hold the token or the signature of a URL.',
      'AwsSolutions-CFR4':
        "CloudFront's own certificate fixes the oldest protocol; only a domain of one's own can raise it.",
      ...(settings.webAclArn === undefined && { 'AwsSolutions-CFR2': 'A web ACL is a setting, webAclArn.' }),
    });
  }

  /** Tells the function where media is served and whom grants are for. */
  identifyTo(reader: AppFunction): void {
    reader.configure({
      [SERVE_PLAYLIST_ENV.cdnOrigin]: this.origin,
      [SERVE_PLAYLIST_ENV.grantAudience]: this.audience,
    });
  }

  /** Lets the function have the edges forget what they keep of a film, and tells it whose they are. */
  grantInvalidate(remover: AppFunction): void {
    const { partition, account } = Stack.of(this);
    const arn = `arn:${partition}:cloudfront::${account}:distribution/${this.audience}`;
    remover.allow(new PolicyStatement({ actions: ['cloudfront:CreateInvalidation'], resources: [arn] }));
    remover.configure({ [TRANSCODE_ENV.distributionId]: this.audience });
  }
}
