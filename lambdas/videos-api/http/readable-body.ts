import type { LambdaEvent } from 'hono/aws-lambda';

const BODILESS = ['GET', 'HEAD'];

/**
 * The event without what came with a GET or a HEAD: such content means nothing (RFC 9110, section 9.3.1), and a Request
 * with it cannot be made (Fetch standard, section 5.4).
 */
export function withReadableBody<Event extends LambdaEvent>(event: Event): Event {
  const { requestContext: context } = event;
  return 'http' in context && BODILESS.includes(context.http.method) ? { ...event, body: null } : event;
}
