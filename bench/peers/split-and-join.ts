/** Rewriting with strings: the whole text taken apart into lines and put together again. */
export function splitAndJoin(
  playlist: Buffer,
  { folder, suffix }: { folder: string; suffix: string },
): Buffer {
  const lines = playlist
    .toString()
    .split('\n')
    .map(line => {
      if (line.startsWith('#EXT-X-MAP:')) return line.replace(/URI="([^"]*)"/, `URI="${folder}$1?${suffix}"`);
      return line === '' || line.startsWith('#') ? line : `${folder}${line}?${suffix}`;
    });
  return Buffer.from(lines.join('\n'));
}
