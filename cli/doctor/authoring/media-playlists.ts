import { isWebVtt } from '../walk/is-webvtt';
import type { Child, Playlist } from '../walk/playlist';
import { resolved } from '../walk/resolved';
import type { Stop } from '../walk/stop';
import { hasPictures } from './codecs';

export type Content = 'pictures' | 'sound' | 'captions' | 'iFrames';

/** A media playlist that was walked. */
export interface MediaPlaylist {
  readonly playlist: Playlist;
  readonly place: string;
  readonly content: Content;
}

/** The media playlists with what they are for: by the tag that names them, else by what they hold. */
export function mediaPlaylists(stops: readonly Stop[]): MediaPlaylist[] {
  const named = new Map(
    stops.flatMap(({ playlist, url }) =>
      playlist ? contents(playlist).map(([uri, content]) => [resolved(uri, url), content] as const) : [],
    ),
  );
  return stops.flatMap(({ playlist, place, url }) =>
    playlist && playlist.variants.length === 0
      ? [{ playlist, place, content: named.get(url.href) ?? contentOf(playlist) }]
      : [],
  );
}

function contents({ variants, renditions, iFrames }: Playlist): (readonly [string, Content])[] {
  return [
    ...variants.map(each => [each.uri, hasPictures(each) ? 'pictures' : 'sound'] as const),
    ...renditions.map(each => [each.uri, ofRendition(each)] as const),
    ...iFrames.map(({ uri }) => [uri, 'iFrames'] as const),
  ];
}

function ofRendition({ attributes }: Child): Content {
  const type = attributes.get('TYPE');
  return type === 'AUDIO' ? 'sound' : type === 'SUBTITLES' ? 'captions' : 'pictures';
}

function contentOf({ segments, tags }: Playlist): Content {
  if (tags.has('EXT-X-I-FRAMES-ONLY')) return 'iFrames';
  return segments.every(({ uri }) => isWebVtt(uri)) ? 'captions' : 'pictures';
}
