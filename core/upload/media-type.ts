/** Media types by a file's ending (IANA's registry where it has one, else what is in use). */
const TYPES: Readonly<Record<string, string>> = {
  '.3g2': 'video/3gpp2',
  '.3gp': 'video/3gpp',
  '.avi': 'video/x-msvideo',
  '.m2ts': 'video/mp2t',
  '.m4v': 'video/x-m4v',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
  '.mp4': 'video/mp4',
  '.mpeg': 'video/mpeg',
  '.mpg': 'video/mpeg',
  '.mts': 'video/mp2t',
  '.mxf': 'application/mxf',
  '.ogv': 'video/ogg',
  '.ts': 'video/mp2t',
  '.webm': 'video/webm',
  '.wmv': 'video/x-ms-wmv',
};

/** Endings of films' names, each with its dot. */
export const FILM_ENDINGS: readonly string[] = Object.keys(TYPES);

/** What kind of film a file is, by its name; undefined where that says nothing. */
export function mediaTypeOf(path: string): string | undefined {
  return TYPES[/\.[^./\\]*$/.exec(path)?.[0].toLowerCase() ?? ''];
}
