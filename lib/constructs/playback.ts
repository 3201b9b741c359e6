import { Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { ROUTE } from '../../core/contract';
import type { Settings } from '../settings';
import { acknowledge } from './acknowledge';
import { AppFunction } from './app-function';
import { AppLog, type AppLogProps } from './app-log';
import type { Delivery } from './delivery';
import type { MediaBucket } from './media-bucket';
import type { SigningKeys } from './signing-keys';

/** A path holds the token and is never logged. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
  }),
);

export interface PlaybackProps extends AppLogProps {
  /** What the API takes before it answers 429. */
  readonly throttling: Settings['throttling'];
}

/** What playlists are made of. */
export interface PlaylistSources {
  /** Where they lie. */
  readonly media: MediaBucket;
  /** What admits viewers and signs media URLs. */
  readonly keys: SigningKeys;
  /** Where viewers get the media from. */
  readonly delivery: Delivery;
}

/**
 * The HTTP API that playlists come from. It has no CORS configuration: with one, the gateway would drop the headers that
 * the function sets.
 */
export class Playback extends Construct {
  /** Host of the API, for the distribution's origin. */
  readonly host: string;
  private readonly api: HttpApi;
  private readonly logRetention: AppLogProps['logRetention'];

  constructor(scope: Construct, id: string, props: PlaybackProps) {
    super(scope, id);
    this.logRetention = props.logRetention;
    const { stackName, region, urlSuffix } = Stack.of(this);
    this.api = new HttpApi(this, 'Api', { apiName: stackName, createDefaultStage: false });
    this.host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
    const log = new AppLog(this, 'AccessLog', props);
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.throttling.rate, burstLimit: props.throttling.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(log.group), format: ACCESS_LOG },
    });
  }

  /** Adds serve-playlist and its routes: playlists with signed media URLs, and problem details for everything else. */
  servePlaylists({ media, keys, delivery }: PlaylistSources): void {
    const servePlaylist = new AppFunction(this, 'ServePlaylist', {
      name: 'serve-playlist',
      description: 'Checks the grant in the path and answers with the playlist, its media URLs signed.',
      memorySize: 1_024,
      timeout: Duration.seconds(10),
      logRetention: this.logRetention,
    });
    media.grantReadPlaylists(servePlaylist);
    keys.grantSign(servePlaylist);
    delivery.identifyTo(servePlaylist);

    const integration = new HttpLambdaIntegration('Playlists', servePlaylist.lambda);
    // A GET route of an HTTP API takes no HEAD.
    const methods = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS];
    this.api.addRoutes({ path: ROUTE.play, methods, integration });
    new HttpRoute(this, 'Otherwise', { httpApi: this.api, routeKey: HttpRouteKey.DEFAULT, integration });
    acknowledge(this, {
      'AwsSolutions-APIG4':
        'The grant in the path authorises, and the function checks it before any I/O; the $default route only refuses.',
    });
  }
}
