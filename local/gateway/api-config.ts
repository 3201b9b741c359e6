/** An HTTP API as the gateway runs it. */
export interface ApiConfig {
  readonly apiId: string;
  readonly routes: readonly RouteConfig[];
  readonly throttling?: Throttling;
  readonly accessLog?: AccessLogConfig;
}

export interface RouteConfig {
  /** As in the template: `GET /play/{token}/{proxy+}`, `ANY /api/{proxy+}` or `$default`. */
  readonly routeKey: string;
  /** Where it stands, callers sign with IAM credentials, and must be allowed to invoke the route. */
  readonly authorization?: 'AWS_IAM';
  /** The function behind the route; a rejection is a function error. */
  readonly invoke: (event: unknown) => Promise<unknown>;
}

/** The stage's DefaultRouteSettings. */
export interface Throttling {
  /** Requests per second. */
  readonly rateLimit: number;
  /** Requests at once. */
  readonly burstLimit: number;
}

/** The stage's AccessLogSettings. */
export interface AccessLogConfig {
  /** Text with `$context.…` variables. */
  readonly format: string;
  readonly write: (line: string) => void;
}
