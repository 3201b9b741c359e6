import { parse } from 'hls-parser';
import { captionPaths } from '../../../core/captions/caption-paths';
import { captionPlaylist } from '../../../core/captions/caption-playlist';
import { signPlaylist } from '../../../core/hls/sign-playlist';
import { isPlaylistPath } from '../../../core/video/object-keys';

test('the playlist is one segment as long as the film', () => {
  expect(captionPlaylist('en', 4801.2)).toBe(
    '#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4802\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:4801.20000,\ncaptions/en.vtt\n#EXT-X-ENDLIST\n',
  );
});

test('a parser of its own reads it', () => {
  const playlist = parse(captionPlaylist('pt-BR', 18));
  expect(playlist).toMatchObject({
    isMasterPlaylist: false,
    playlistType: 'VOD',
    endlist: true,
    targetDuration: 18,
    segments: [{ uri: 'captions/pt-BR.vtt', duration: 18 }],
  });
});

test('its one segment is signed as every other is', () => {
  const { playlist } = captionPaths('zh-Hant-TW');
  expect(isPlaylistPath(playlist)).toBe(true);
  const signed = signPlaylist(Buffer.from(captionPlaylist('zh-Hant-TW', 18)), {
    cdnOrigin: 'https://media.example.com',
    prefix: 'vod/film/run',
    playlistPath: playlist,
    suffix: 'Policy=p&Signature=s&Key-Pair-Id=K',
  });
  expect(signed.toString()).toContain(
    '\nhttps://media.example.com/vod/film/run/captions/zh-Hant-TW.vtt?Policy=p&Signature=s&Key-Pair-Id=K\n',
  );
});
