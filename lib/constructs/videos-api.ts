import { Duration } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { ROUTE, VIDEOS_API_ENV } from '../../core/contract';
import type { Settings } from '../settings';
import { acknowledge } from './acknowledge';
import type { ApiGateway } from './api-gateway';
import { AppFunction } from './app-function';
import type { AppLogProps } from './app-log';
import type { Catalogue } from './catalogue';
import type { Delivery } from './delivery';
import type { Identity } from './identity';
import type { MediaBucket } from './media-bucket';
import type { SigningKeys } from './signing-keys';
import type { Transcode } from './transcode';

const GIB = 1024 ** 3;

export interface VideosApiProps extends AppLogProps {
  /** Where requests come in. */
  readonly gateway: ApiGateway;
  /** Whose tokens callers show. */
  readonly identity: Identity;
  /** Where films stand. */
  readonly catalogue: Catalogue;
  /** Where files are uploaded and films lie. */
  readonly media: MediaBucket;
  /** What grants and media URLs are signed with. */
  readonly keys: SigningKeys;
  /** Whose jobs a deletion cancels. */
  readonly transcode: Transcode;
  /** Where viewers get films from, and what must forget those that are deleted. */
  readonly delivery: Delivery;
  readonly settings: Pick<Settings, 'apiOrigins' | 'grantMaxHours' | 'ipLocks' | 'keys' | 'uploads'>;
}

/** What programs and people call. */
export class VideosApi extends Construct {
  /** Watched by alarms. */
  readonly worker: AppFunction;

  constructor(scope: Construct, id: string, props: VideosApiProps) {
    super(scope, id);
    this.worker = new AppFunction(this, 'VideosApi', {
      name: 'videos-api',
      description: 'Answers /api: films, uploads, captions, grants, accounts.',
      memorySize: 1_024,
      // The gateway itself waits for 30 s at most (API Gateway developer guide, HTTP API quotas).
      timeout: Duration.seconds(29),
      logRetention: props.logRetention,
    });
    this.allow(props);
    this.worker.configure(settingsOf(props.settings));
    this.route(props.gateway);
  }

  private allow({ identity, catalogue, media, keys, transcode, delivery }: VideosApiProps): void {
    identity.identifyTo(this.worker);
    catalogue.grantRecord(this.worker);
    catalogue.grantBrowse(this.worker);
    keys.grantSign(this.worker);
    delivery.identifyTo(this.worker);

    media.grantUpload(this.worker);
    media.grantChangeCaptions(this.worker);

    // What deleting a film takes, as far as it goes within one request.
    catalogue.grantRemove(this.worker);
    media.grantEmpty(this.worker);
    transcode.grantEndJobs(this.worker);
    delivery.grantInvalidate(this.worker);
  }

  private route({ api: httpApi }: ApiGateway): void {
    const integration = new HttpLambdaIntegration('Videos', this.worker.lambda);
    const machines = HttpRouteKey.with(ROUTE.machineGrants, HttpMethod.POST);
    const others = HttpRouteKey.with(ROUTE.api, HttpMethod.ANY);
    const authorizer = new HttpIamAuthorizer();
    new HttpRoute(this, 'Machines', { httpApi, routeKey: machines, integration, authorizer });
    const people = new HttpRoute(this, 'People', { httpApi, routeKey: others, integration });
    acknowledge(people, {
      'AwsSolutions-APIG4':
        'The function checks callers by the rule that each route must name, so that every refusal has one form.',
    });
  }
}

function settingsOf({ apiOrigins, grantMaxHours, ipLocks, keys, uploads }: VideosApiProps['settings']) {
  return {
    [VIDEOS_API_ENV.activeGeneration]: String(keys.active),
    [VIDEOS_API_ENV.grantMaxSeconds]: String(grantMaxHours * 3_600),
    [VIDEOS_API_ENV.ipLocks]: String(ipLocks),
    [VIDEOS_API_ENV.apiOrigins]: JSON.stringify(apiOrigins),
    [VIDEOS_API_ENV.uploadMaxBytes]: String(uploads.maxGiB * GIB),
    [VIDEOS_API_ENV.uploadTypes]: JSON.stringify(uploads.types),
  };
}
