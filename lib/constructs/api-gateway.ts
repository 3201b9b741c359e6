import { Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Settings } from '../settings';
import { AppLog, type AppLogProps } from './app-log';

/** A path may hold a token and is never logged. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
  }),
);

export interface ApiGatewayProps extends AppLogProps {
  /** What the API takes before it answers 429. */
  readonly throttling: Settings['throttling'];
}

/**
 * The HTTP API in front of the functions, each of which brings its own routes. It has no CORS configuration: with one,
 * the gateway would drop the headers that a function sets.
 */
export class ApiGateway extends Construct {
  /** What routes are added to. */
  readonly api: HttpApi;
  /** Host of the API, for the distribution's origin. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: ApiGatewayProps) {
    super(scope, id);
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
}
