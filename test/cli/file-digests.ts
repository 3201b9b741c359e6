import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FakeFilm } from './fake-stack/fake-film';

/** The MD5 of each part of a file, as S3's tags have them, without ever holding a part. */
export async function partTagsOf(path: string, partSize: number): Promise<string[]> {
  const tags: string[] = [];
  let hash = createHash('md5');
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 65_536 })) {
    // Every part is whole chunks long, so no chunk belongs to two.
    hash.update(chunk);
    length += chunk.length;
    if (length < partSize) continue;
    tags.push(`"${hash.digest('hex')}"`);
    hash = createHash('md5');
    length = 0;
  }
  return length === 0 ? tags : [...tags, `"${hash.digest('hex')}"`];
}

/** The tags of what arrived, in the order of the parts. */
export function arrivedTags({ parts }: FakeFilm): string[] {
  return [...parts].sort(([a], [b]) => a - b).map(([, { eTag }]) => eTag);
}
