import { z } from '@hono/zod-openapi';
import type { User } from '../access/access-rule';
import type { ApiDesk } from '../api-desk';
import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { CURSOR_MAX, readCursor, writeCursor } from './cursor';
import { mergedPage, type Source } from './merged-page';

/** The query of every list. */
export const listQuery = z.strictObject({
  limit: z.preprocess(wholeNumber, z.int().min(1).max(100).default(20)),
  cursor: z.string().max(CURSOR_MAX).optional().openapi({ description: 'From the page before.' }),
});

/** A page of films. */
export const listSchema = z
  .object({
    videos: z.array(videoSchema),
    cursor: z.string().optional().openapi({ description: 'Leads to the next page; missing on the last.' }),
  })
  .openapi('VideoList');

interface ListRequest {
  /** Tells the list from every other, callers' lists from each other too. */
  readonly name: string;
  readonly sources: readonly Source[];
  readonly query: z.output<typeof listQuery>;
  readonly caller: User | undefined;
}

/**
 * A page of a list.
 *
 * @throws Problem `invalid_query` for a cursor of another list, `unavailable`
 */
export async function listPage(
  desk: ApiDesk,
  { name, sources, query: { limit, cursor }, caller }: ListRequest,
): Promise<z.output<typeof listSchema>> {
  const places =
    cursor === undefined ? sources.map(() => undefined) : readCursor(name, cursor, sources.length);
  const { films, next } = await mergedPage(desk.lists, sources, { places, limit });
  const videos = await Promise.all(films.map(film => viewOf(desk, film, caller)));
  return { videos, ...(next !== undefined && { cursor: writeCursor(name, next) }) };
}

/** The number that decimal digits say; anything else as it is. */
function wholeNumber(text: unknown): unknown {
  return typeof text === 'string' && /^[0-9]+$/.test(text) ? Number(text) : text;
}
