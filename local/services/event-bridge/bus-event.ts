import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';

/** An event as targets get it (EventBridge, "Event structure"). */
export interface BusEvent {
  readonly version: string;
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

/** What a service says of an event; the rest of the envelope is made for it. */
export type NewEvent = Pick<BusEvent, 'source' | 'detail-type' | 'detail'> & Partial<BusEvent>;

/** The event in its complete envelope. */
export function completeEvent(event: NewEvent, clock: Clock): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    account: LOCAL_ACCOUNT,
    time: new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: LOCAL_REGION,
    resources: [],
    ...event,
  };
}
