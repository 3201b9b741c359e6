const MULTIVARIANT = `#EXTM3U
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Sound",URI="audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=2400000,AVERAGE-BANDWIDTH=2000000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=25,AUDIO="a"
720p.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=500000,AVERAGE-BANDWIDTH=400000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25,AUDIO="a"
360p.m3u8
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=100000,CODECS="avc1.64001f",RESOLUTION=1280x720,URI="iframes.m3u8"
`;

function media(name: string, extension: string, tag = ''): string {
  const segments = [1, 2, 3, 4, 5].map(number => `#EXTINF:6,\n${name}_${number}.${extension}\n`);
  return `#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-PLAYLIST-TYPE:VOD\n${tag}#EXT-X-MAP:URI="${name}_init.${extension}"\n${segments.join('')}#EXT-X-ENDLIST\n`;
}

/** The stored playlists of a film that keeps every rule, by name. */
export const GOOD_FILM: Readonly<Record<string, string>> = {
  'index.m3u8': MULTIVARIANT,
  '720p.m3u8': media('720p', 'cmfv'),
  '360p.m3u8': media('360p', 'cmfv'),
  'iframes.m3u8': media('iframes', 'cmfv', '#EXT-X-I-FRAMES-ONLY\n'),
  'audio.m3u8': media('audio', 'cmfa'),
};
