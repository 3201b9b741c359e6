import type { VideoRecord } from '../../../core/video/record';
import type { FilmList, FilmLists, Place } from '../../_shared/film-lists';
import type { Places } from './cursor';

/** Most films that are read at once where some do not count; DynamoDB gives 1 MB of them (Query, "Limit"). */
const PIECE_MAX = 1_000;

/** Id of no film, for a place between two. */
const NO_FILM = '-';

/** A list that films come from, and which of its films count. */
export interface Source {
  readonly list: FilmList;
  readonly counts: (film: VideoRecord) => boolean;
}

interface MergedPage {
  readonly films: readonly VideoRecord[];
  /** Where to go on; undefined at the end. */
  readonly next: Places | undefined;
}

/**
 * The next films of several lists as one, newest first. Films that have come since the first page are left out, so that
 * the pages together are the list as it stood then. A place is always that of a film which was given out: one that does
 * not count must not be named in a cursor.
 */
export async function mergedPage(
  lists: FilmLists,
  sources: readonly Source[],
  { places, limit }: { readonly places: Places; readonly limit: number },
): Promise<MergedPage> {
  const start = startOf(places);
  const readers = sources.map((source, index) => openReader(lists, source, places[index] ?? start, limit));
  const films: VideoRecord[] = [];
  const reached = [...places];
  for (;;) {
    const heads = await Promise.all(readers.map(reader => reader.head()));
    const from = indexOfNewest(heads);
    const film = heads[from];
    if (film === undefined) return { films, next: undefined };
    if (films.length === limit) return { films, next: reached };
    films.push(film);
    reached[from] = { id: film.id, createdAt: film.createdAt };
    readers[from]?.drop();
  }
}

/** Where a list begins that nothing was taken of: before whatever is as old as the newest place of the others. */
function startOf(places: Places): Place | undefined {
  const newest = Math.min(...places.map(place => place?.createdAt ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(newest) ? { id: NO_FILM, createdAt: newest + 0.5 } : undefined;
}

interface Reader {
  /** The next film that counts; undefined at the end. */
  head(): Promise<VideoRecord | undefined>;
  /** Takes the head off. */
  drop(): void;
}

function openReader(
  lists: FilmLists,
  { list, counts }: Source,
  after: Place | undefined,
  limit: number,
): Reader {
  let ahead: VideoRecord[] = [];
  let last = after;
  let more = true;
  let piece = limit + 1;
  return {
    async head() {
      while (ahead.length === 0 && more) {
        const page = await lists.page(list, piece, last);
        ahead = page.films.filter(counts);
        last = page.films.at(-1) ?? last;
        more = page.more;
        // Whoever has many films passes over them in few steps.
        piece = PIECE_MAX;
      }
      return ahead[0];
    },
    drop() {
      ahead = ahead.slice(1);
    },
  };
}

function indexOfNewest(heads: readonly (VideoRecord | undefined)[]): number {
  const times = heads.map(film => film?.createdAt ?? Number.NEGATIVE_INFINITY);
  return times.indexOf(Math.max(...times));
}
