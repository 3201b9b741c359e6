import { z } from '@hono/zod-openapi';

/** What the gateway adds to an event once it has checked a signature (HTTP API, payload format 2.0). */
const signedEvent = z.object({
  requestContext: z.object({
    authorizer: z.object({ iam: z.object({ userArn: z.string().min(1) }) }),
  }),
});

/** Whether the gateway has let the request through by IAM. */
export function isMachine(event: unknown): boolean {
  return signedEvent.safeParse(event).success;
}
