import type { StoredObject } from './stored-object';
import type { WrittenFile } from './temporary-file';

/** An object that waits for its key. */
export interface NewObject {
  readonly key: string;
  readonly file: WrittenFile;
  /** Headers that belong to it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Looks at the object that is there now, and throws where it must not be replaced. */
  readonly condition: (current: StoredObject | undefined) => void;
}
