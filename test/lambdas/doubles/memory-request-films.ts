import type { RequestFilms } from '../../../lambdas/_shared/request-films';

/** Requests in memory, under the conditions that DynamoDB's hold to. */
export class MemoryRequestFilms implements RequestFilms {
  /** Runs before each call, and may throw in its place. */
  beforeCall: (operation: 'PutItem' | 'DeleteItem') => void = () => undefined;
  readonly films = new Map<string, string>();

  async filmOf(requestKey: string, candidate: string): Promise<string> {
    this.beforeCall('PutItem');
    const film = this.films.get(requestKey) ?? candidate;
    this.films.set(requestKey, film);
    return film;
  }

  async forget(requestKey: string, film: string): Promise<void> {
    this.beforeCall('DeleteItem');
    if (this.films.get(requestKey) === film) this.films.delete(requestKey);
  }
}
