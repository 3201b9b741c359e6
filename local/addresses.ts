import { resolve } from 'node:path';
import { filmPrefix } from '../core/video/object-keys';
import type { Film } from './film-catalogue';
import type { PlaybackGrant } from './playback-grant';
import { DATA_DIR, type StackFile } from './stack-file';

interface Shown {
  readonly stack: StackFile;
  readonly film: Film;
  readonly grant: PlaybackGrant;
  readonly dataDir: string;
}

/** What `npm start` prints once a film can be played. */
export function addresses({ stack, film, grant, dataDir }: Shown): string {
  const until = new Date(grant.expiresAt * 1000).toLocaleString();
  const unsigned = `${stack.outputs.CdnOrigin}/${filmPrefix(film.id, film.run)}/index.m3u8`;
  const data = dataDir === resolve(DATA_DIR) ? '' : ` --data '${dataDir}'`;
  return `
  ${film.title} (${length(film.durationSeconds)}), video id ${film.id}.

  Player page    ${grant.page}
  Playback URL   ${grant.hls}
  the same straight from API Gateway
                 ${grant.direct}
  For DASH       ${grant.dash}
  A refusal      curl -i '${unsigned}'

They play until ${until}, in any HLS or DASH player. Another grant:
  npm run cli -- grant ${film.id} --ttl 600${data}

`;
}

/** Minutes and seconds: 1:05. */
function length(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
