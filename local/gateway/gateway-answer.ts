/** An answer as it goes to the client. Header names are in lower case. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly body: Buffer;
}

/** The answers that API Gateway makes by itself, without asking a function. They carry no CORS headers. */
const OWN = {
  badRequest: [400, 'Bad Request'],
  forbidden: [403, 'Forbidden'],
  notFound: [404, 'Not Found'],
  bodyTooLong: [413, 'Request Too Long'],
  tooManyRequests: [429, 'Too Many Requests'],
  headersTooLarge: [431, 'Request Header Fields Too Large'],
  functionFailed: [500, 'Internal Server Error'],
  functionTooSlow: [503, 'Service Unavailable'],
} as const satisfies Record<string, readonly [number, string]>;

export type OwnAnswer = keyof typeof OWN;

/** API Gateway's own fixed JSON for that case. */
export function ownAnswer(which: OwnAnswer): GatewayAnswer {
  const [status, message] = OWN[which];
  return {
    status,
    headers: [['content-type', 'application/json']],
    body: Buffer.from(JSON.stringify({ message })),
  };
}
