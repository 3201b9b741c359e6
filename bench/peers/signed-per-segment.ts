/**
 * A playlist with a signature of its own on every segment, the way the published guides write it: split into lines, map
 * those that are no tag, join. Tags with a URI of their own are passed over, as the guides do.
 *
 * @param folder URL of the playlist's folder, with a slash at its end
 */
export function signedPerSegment(
  playlist: string,
  { folder, signUrl }: { folder: string; signUrl: (url: string) => string },
): string {
  return playlist
    .split('\n')
    .map(line => (line === '' || line.startsWith('#') ? line : signUrl(folder + line)))
    .join('\n');
}
