import { z } from 'zod';
import type { BusEvent } from '../../../local/services/event-bridge/bus-event';

const told = z.object({ status: z.string() });

/** The status that an event of MediaConvert tells; undefined for an event of somebody else. */
export function toldStatus({ source, detail }: BusEvent): string | undefined {
  return source === 'aws.mediaconvert' ? told.safeParse(detail).data?.status : undefined;
}
