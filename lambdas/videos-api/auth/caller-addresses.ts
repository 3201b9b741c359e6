import { z } from '@hono/zod-openapi';
import { networkOf } from './network-of';

const gatewayEvent = z.object({ requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }) });

interface CallerAddresses {
  /** Who has the connection to the gateway: a server of CloudFront, or whoever calls the API's own host. Always true. */
  readonly peer: string;
  /** Whom the peer has the request from: true where the peer is CloudFront, else whatever the caller has made up. */
  readonly visitor: string;
}

/**
 * Where a request comes from. Each hop adds the address of who has called it at the end of X-Forwarded-For (CloudFront
 * Developer Guide, "Request and response behavior for custom origins"), so only the end is looked at: the gateway's own
 * entry is the peer, and the one before it is what the peer has added, if the peer is CloudFront. Nothing in a request
 * shows whether it is, since the API's own host is open to everybody. So the visitor may be invented and the peer may not,
 * and attempts are counted by both.
 *
 * @param event the gateway's, to be read by schema only
 */
export function callerAddresses(event: unknown, forwardedFor: string | undefined): CallerAddresses {
  const peer = gatewayEvent.safeParse(event).data?.requestContext.http.sourceIp ?? '';
  const hops = (forwardedFor ?? '').split(',').map(hop => hop.trim());
  const others = hops.at(-1) === peer ? hops.slice(0, -1) : hops;
  return { peer: networkOf(peer), visitor: networkOf(others.at(-1) || peer) };
}
