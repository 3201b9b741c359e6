import { hash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { Problem } from '../../../core/problem';
import { isVideoId } from '../../../core/video/video-id';
import type { Place } from '../../_shared/film-lists';

/** How far each of the lists behind a page was read; undefined where nothing was taken of it. */
export type Places = readonly (Place | undefined)[];

/** Longest cursor, in characters; one of three lists has some 200. */
export const CURSOR_MAX = 512;

const place = z.tuple([z.string().refine(isVideoId), z.int().min(0).max(8_640_000_000_000_000)]).nullable();
const schema = z.tuple([z.string(), z.array(place)]);

/** The text that goes on after those places, in the list of that name and in no other. */
export function writeCursor(list: string, places: Places): string {
  const content = [markOf(list), places.map(one => (one === undefined ? null : [one.id, one.createdAt]))];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * The places that a cursor of the list names.
 *
 * @param count how many lists are behind it
 * @throws Problem `invalid_query` for a cursor that this list did not give
 */
export function readCursor(list: string, cursor: string, count: number): Places {
  const { success, data: [mark, places] = [] } = schema.safeParse(parseJson(cursor));
  if (!success || mark !== markOf(list) || places?.length !== count || places.every(one => one === null)) {
    throw new Problem('invalid_query', { faults: [{ path: 'cursor', message: 'is of no list like this' }] });
  }
  return places.map(one => (one === null ? undefined : { id: one[0], createdAt: one[1] }));
}

/** Tells lists apart without naming whose they are. */
function markOf(list: string): string {
  return hash('sha256', list, 'base64url').slice(0, 11);
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
