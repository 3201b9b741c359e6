import { Duration } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { ROUTE } from '../../core/contract';
import { acknowledge } from './acknowledge';
import type { ApiGateway } from './api-gateway';
import { AppFunction } from './app-function';
import type { AppLogProps } from './app-log';
import type { Delivery } from './delivery';
import type { MediaBucket } from './media-bucket';
import type { SigningKeys } from './signing-keys';

/** A GET route of an HTTP API takes no HEAD. */
const METHODS = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS];

export interface PlaybackProps extends AppLogProps {
  /** Where playlists are asked for. */
  readonly gateway: ApiGateway;
  /** Where they lie. */
  readonly media: MediaBucket;
  /** What admits viewers and signs media URLs. */
  readonly keys: SigningKeys;
  /** Where viewers get the media from. */
  readonly delivery: Delivery;
}

/** Playlists with signed media URLs, and problem details for every address that nobody else answers. */
export class Playback extends Construct {
  constructor(scope: Construct, id: string, { gateway, media, keys, delivery, logRetention }: PlaybackProps) {
    super(scope, id);
    const servePlaylist = new AppFunction(this, 'ServePlaylist', {
      name: 'serve-playlist',
      description: 'Checks the grant in the path and answers with the playlist, its media URLs signed.',
      memorySize: 1_024,
      timeout: Duration.seconds(10),
      logRetention,
    });
    media.grantReadPlaylists(servePlaylist);
    keys.grantSign(servePlaylist);
    delivery.identifyTo(servePlaylist);

    const integration = new HttpLambdaIntegration('Playlists', servePlaylist.lambda);
    const route = (name: string, routeKey: HttpRouteKey) =>
      new HttpRoute(this, name, { httpApi: gateway.api, routeKey, integration });
    for (const method of METHODS) route(`Play${method}`, HttpRouteKey.with(ROUTE.play, method));
    route('Otherwise', HttpRouteKey.DEFAULT);
    acknowledge(this, {
      'AwsSolutions-APIG4':
        'The grant in the path authorises, and the function checks it before any I/O; the $default route only refuses.',
    });
  }
}
