import { partLength } from '../../core/upload/parts';
import type { VideosApi } from '../api/videos-api';

/** How a file is cut into parts. */
export interface PartPlan {
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes of each part but the last. */
  readonly partSize: number;
}

/** The parts that have arrived whole, with their tags. */
export async function arrivedParts(
  api: VideosApi,
  id: string,
  plan: PartPlan,
): Promise<ReadonlyMap<number, string>> {
  const parts = await api.arrived(id);
  const whole = parts.filter(({ partNumber, size }) => size === partLength(plan, partNumber));
  return new Map(whole.map(({ partNumber, eTag }) => [partNumber, eTag]));
}

/** Bytes of those parts. */
export function bytesOf(parts: ReadonlyMap<number, unknown>, plan: PartPlan): number {
  return [...parts.keys()].reduce((sum, part) => sum + (partLength(plan, part) ?? 0), 0);
}
