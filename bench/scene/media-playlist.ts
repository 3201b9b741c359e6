/** A media playlist as the packager writes it. Names count from 1 in five digits, as MediaConvert's do. */
export function mediaPlaylist(segments: number, seconds: number): Buffer {
  const lines = Array.from({ length: segments }, (_, index) => [
    `#EXTINF:${seconds.toFixed(5)},`,
    `index_720p_${String(index + 1).padStart(5, '0')}.cmfv`,
  ]);
  return Buffer.from(
    [
      '#EXTM3U',
      '#EXT-X-VERSION:6',
      `#EXT-X-TARGETDURATION:${seconds}`,
      '#EXT-X-MEDIA-SEQUENCE:1',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      '#EXT-X-MAP:URI="index_720p_init.cmfv"',
      ...lines.flat(),
      '#EXT-X-ENDLIST',
      '',
    ].join('\n'),
  );
}
