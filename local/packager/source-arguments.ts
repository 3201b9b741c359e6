import { resolve } from 'node:path';

/**
 * How a film is named on the command line of ffmpeg and ffprobe. `file:` keeps a name with a colon or a leading dash
 * from being read as a protocol or an option; the white list keeps a crafted container (a playlist, a reference
 * movie) from making ffmpeg fetch addresses.
 *
 * @param source path, or `http:` URL
 */
export function sourceArguments(source: string): string[] {
  if (/^http:\/\//.test(source)) return ['-protocol_whitelist', 'http,tcp', '-i', source];
  return ['-protocol_whitelist', 'file', '-i', `file:${resolve(source)}`];
}
