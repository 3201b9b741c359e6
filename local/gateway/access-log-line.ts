/** What an access log may know of a request. The path is not among it: it holds the token. */
export interface AccessLogFacts {
  readonly routeKey: string;
  readonly status: number;
  readonly requestId: string;
  readonly httpMethod: string;
  readonly protocol: string;
  /** Bytes of the body that was sent. */
  readonly responseLength: number;
  /** Milliseconds from the request's last byte to the answer. */
  readonly responseLatency: number;
  /** In the common log format. */
  readonly requestTime: string;
  /** Milliseconds since the epoch. */
  readonly requestTimeEpoch: number;
}

/**
 * One line of the stage's access log: the format with its `$context.…` variables filled in. A variable that local mode
 * does not offer becomes `-`, as one without a value does in API Gateway.
 */
export function accessLogLine(format: string, facts: AccessLogFacts): string {
  const known = new Map(Object.entries(facts));
  return format.replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/g, (_, name: string) =>
    String(known.get(name) ?? '-'),
  );
}
