import { type Forgery, forgery } from '../forgery';
import { tokenSecrets } from '../pieces';
import type { Scene } from '../scene';

const UP = [
  '..',
  '%2e%2e',
  '.%2e',
  '%252e%252e',
  '..%00',
  '..;',
  '%c0%ae%c0%ae',
  '%u002e%u002e',
  '..%5c',
  '\\..',
];
const SLASHES = ['/', '%2f', '%2F', '%252f', '//', '\\', '%5c', '%c0%af', '/./', ';/'];

/** A good grant, for another film, with a path that might lead from there to this one; and no grant at all. */
export function* byPlaylistPath(scene: Scene): Generator<Forgery> {
  const { film, run, own } = scene;
  const segment = scene.wanted.segment.slice(1);
  const goals = [
    `vod/${film}/${run}/index.m3u8`,
    `vod/${film}/${run}/index.mpd`,
    `${film}/${run}/index.m3u8`,
    segment,
    scene.wanted.source.slice(1),
  ];
  const tokens = [own.token, 'a.b.c', '', own.film, film];
  let turn = 0;
  for (const token of tokens) {
    for (const path of pathsTo(goals)) {
      const door = turn++ % 2 === 0 ? 'edge' : 'gateway';
      yield forgery(scene, path.replaceAll(film, 'FILM'), {
        door,
        path: `/play/${token}/${path}`,
        secrets: tokenSecrets(token),
      });
    }
  }
}

function* pathsTo(goals: readonly string[]): Generator<string> {
  for (const goal of goals) {
    yield goal;
    for (const up of UP) {
      for (const slash of SLASHES) {
        yield `${up}${slash}${up}${slash}${goal}`;
        yield `${up}${slash}${up}${slash}${up}${slash}${goal.replaceAll('/', slash)}`;
      }
    }
    for (const end of [
      '%00',
      '%00.m3u8',
      '%0a',
      '%3F',
      '%23',
      ';x',
      '/',
      '.m3u8',
      '/.m3u8',
      ' '.replace(' ', '%20'),
    ])
      yield goal + end;
    yield goal.toUpperCase();
  }
}
