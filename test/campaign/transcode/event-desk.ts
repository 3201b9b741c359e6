import type { BusEvent } from '../../../local/services/event-bridge/bus-event';
import type { EventWatcher } from '../../../local/services/event-bridge/event-bridge';
import type { Disturbance } from './disturbance';
import type { FaultStage } from './fault-stage';
import { toldStatus } from './told-status';

/** Statuses that the pipeline's rule wants to hear of. */
const HEARD = ['STATUS_UPDATE', 'COMPLETE', 'ERROR', 'CANCELED'];

/** Lets each event of MediaConvert that the pipeline hears of be replaced by others. */
export function replacing(instead: (event: BusEvent) => readonly BusEvent[]): EventWatcher {
  return event => (HEARD.includes(toldStatus(event) ?? '') ? instead(event) : undefined);
}

export interface HoldingScript {
  readonly order: (events: readonly BusEvent[]) => readonly BusEvent[];
  readonly after?: number;
  readonly apart?: number;
}

/**
 * Keeps a job's events until it has ended, and then sends what `order` makes of them.
 *
 * @param script `after` and `apart` are milliseconds, until the first and from one to the next; 0 sends all at once
 */
export function heldBack(
  { clock, stack }: FaultStage,
  { order, after = 0, apart = 0 }: HoldingScript,
): Disturbance {
  const { eventBridge } = stack.services;
  let kept: BusEvent[] = [];
  const released = new Set<string>();
  const release = async (events: readonly BusEvent[]): Promise<void> => {
    if (after > 0) await clock.sleep(after);
    for (const event of events) {
      if (apart > 0) await clock.sleep(apart);
      released.add(event.id);
      eventBridge.putEvent(event);
    }
  };
  return {
    onEvent(event) {
      const status = toldStatus(event);
      if (status === undefined || !HEARD.includes(status)) return undefined;
      if (released.has(event.id)) return undefined;
      kept.push(event);
      if (status !== 'STATUS_UPDATE') {
        void release(order(kept));
        kept = [];
      }
      return [];
    },
  };
}
