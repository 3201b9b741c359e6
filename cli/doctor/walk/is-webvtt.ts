/** Whether a segment is WebVTT, by its name. */
export function isWebVtt(uri: string): boolean {
  return /\.(?:vtt|webvtt)(?:[?#]|$)/i.test(uri);
}
