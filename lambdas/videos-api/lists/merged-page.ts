import type { VideoRecord } from '../../../core/video/record';
import type { FilmList, FilmLists, Place } from '../../_shared/film-lists';
import type { Places } from './cursor';

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
  const newest = Math.min(...places.map(place => place?.createdAt ?? Number.POSITIVE_INFINITY));
  const readers = sources.map((source, index) => openReader(lists, source, places[index], { newest, limit }));
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
  { newest, limit }: { readonly newest: number; readonly limit: number },
): Reader {
  let ahead: VideoRecord[] = [];
  let last = after;
  let more = true;
  return {
    async head() {
      while (ahead.length === 0 && more) {
        const page = await lists.page(list, limit + 1, last);
        ahead = page.films.filter(film => film.createdAt <= newest && counts(film));
        last = page.films.at(-1) ?? last;
        more = page.more;
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
