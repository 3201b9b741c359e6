import type { VideoRecord } from '../../../core/video/record';
import { viewersOf } from '../../../core/video/viewers';
import type { Catalogue, Change } from '../../../lambdas/_shared/catalogue';
import { fromItem, toItem } from '../../../lambdas/_shared/catalogue-item';
import type { FilmList, FilmLists, FilmPage, Place } from '../../../lambdas/_shared/film-lists';

/** A catalogue whose conditions hold as DynamoDB's do, and whose items have been through JSON. */
export class MemoryCatalogue implements Catalogue, FilmLists {
  /** Every record that was stored, in the order of the writes. */
  readonly written: VideoRecord[] = [];
  /** Runs before each change is tried: whoever writes here comes first. */
  beforeStore: (change: Change) => void = () => undefined;
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: 'GetItem' | 'PutItem' | 'DeleteItem' | 'Query') => void = () => undefined;
  private readonly items = new Map<string, unknown>();

  /** Puts a record there without a condition. */
  put(record: VideoRecord): void {
    this.items.set(record.id, JSON.parse(JSON.stringify(toItem(record))));
  }

  /** Takes a record away without a condition. */
  remove(id: string): void {
    this.items.delete(id);
  }

  /** What is stored at the moment; undefined where there is none. */
  at(id: string): VideoRecord | undefined {
    const item = this.items.get(id);
    return item === undefined ? undefined : fromItem(id, item);
  }

  async read(id: string): Promise<VideoRecord | undefined> {
    this.beforeCall('GetItem');
    return this.at(id);
  }

  async store(id: string, change: Change): Promise<boolean> {
    this.beforeCall(change.kind === 'write' ? 'PutItem' : 'DeleteItem');
    this.beforeStore(change);
    const stored = this.at(id);
    const { condition } = change;
    const holds = condition.exists
      ? stored?.status === condition.status && stored.revision === condition.revision
      : stored === undefined;
    if (!holds) return false;
    if (change.kind === 'remove') return this.items.delete(id);
    this.put(change.next);
    this.written.push(change.next);
    return true;
  }

  async *unsettled(): AsyncGenerator<string, void> {
    this.beforeCall('Query');
    const open = [...this.items]
      .filter(([, item]) => typeof item === 'object' && item !== null && 'attention' in item)
      .map(([id]) => ({ id, updatedAt: this.at(id)?.updatedAt ?? 0 }));
    for (const { id } of open.toSorted((a, b) => a.updatedAt - b.updatedAt)) yield id;
  }

  async page(list: FilmList, limit: number, after: Place | undefined): Promise<FilmPage> {
    this.beforeCall('Query');
    const films = [...this.items.keys()]
      .flatMap(id => this.at(id) ?? [])
      .filter(film => ('owner' in list ? film.owner === list.owner : viewersOf(film) === list.viewers))
      .toSorted(newestFirst)
      .filter(film => after === undefined || newestFirst(after, film) < 0);
    return { films: films.slice(0, limit), more: films.length >= limit };
  }
}

/** DynamoDB says nothing of the order of items with the same sort key; here it is that of their ids. */
function newestFirst(a: Place, b: Place): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}
