type ListPage = {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix of a page that others follow. */
  readonly next: string | undefined;
};

type ListQuestion = {
  readonly prefix: string;
  readonly delimiter: string;
  /** Keys up to and including this one, and everything below it where it is a common prefix, are passed over. */
  readonly after: string;
  readonly maxKeys: number;
};

/**
 * One page of a listing: keys, and in place of all keys that share the part up to the delimiter, that part once
 * (S3 user guide, "Organizing objects using prefixes").
 *
 * @param sortedKeys keys with the prefix, by their UTF-8 bytes
 */
export function listPage(sortedKeys: readonly string[], question: ListQuestion): ListPage {
  const { prefix, delimiter, after, maxKeys } = question;
  const keys: string[] = [];
  const commonPrefixes: string[] = [];
  let last = after;
  for (const key of sortedKeys) {
    if (isPast(key, last, question)) continue;
    if (keys.length + commonPrefixes.length >= maxKeys) {
      return { keys, commonPrefixes, next: maxKeys === 0 ? undefined : last };
    }
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    last = end < 0 ? key : key.slice(0, end + delimiter.length);
    (end < 0 ? keys : commonPrefixes).push(last);
  }
  return { keys, commonPrefixes, next: undefined };
}

function isPast(key: string, last: string, { prefix, delimiter }: ListQuestion): boolean {
  if (last === '') return false;
  const isGroup = delimiter !== '' && last.endsWith(delimiter) && last.length > prefix.length;
  if (isGroup && key.startsWith(last)) return true;
  return Buffer.compare(Buffer.from(key), Buffer.from(last)) <= 0;
}
