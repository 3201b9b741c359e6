import { LOCAL_ACCOUNT } from '../iam/account';
import type { Principal } from '../iam/principal';
import type { Exchange } from './exchange';
import type { CreationEvent } from './notifications/event-message';
import type { NewObject } from './store/new-object';
import type { StoredObject } from './store/stored-object';

/** Gives an object its key, and tells those who want to know of it. */
export async function placeObject(
  exchange: Exchange,
  eventName: CreationEvent,
  placed: NewObject,
): Promise<StoredObject> {
  const { bucket, request, response, verified } = exchange;
  const facts = {
    eventName,
    requestId: String(response.getHeader('x-amz-request-id') ?? ''),
    principalId: principalId(verified?.caller.principal),
    sourceIp: request.incoming.socket.remoteAddress ?? '',
  };
  const object = await bucket.objects.put(placed, about => bucket.notifications.note(about, facts));
  bucket.notifications.deliver(object);
  return object;
}

function principalId(principal: Principal | undefined): string {
  if (principal === undefined) return 'Anonymous';
  return principal.kind === 'role' ? `AWS:${principal.arn.split('/').pop()}` : LOCAL_ACCOUNT;
}
