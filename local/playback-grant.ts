import { AwsClient } from 'aws4fetch';
import { z } from 'zod';
import { PREFIX } from '../core/contract';
import { defaultTtl, GRANT_BUCKET, grantExpiry, renewAfter } from '../core/grant/lifetime';
import { mintGrant } from '../core/grant/token';
import type { Film } from './film-catalogue';
import { LOCAL_REGION } from './services/iam/account';
import type { StackFile } from './stack-file';

const secretValue = z.object({ SecretString: z.string() });

export interface PlaybackGrantOptions {
  readonly stack: StackFile;
  readonly film: Film;
  /** Life of the grant in seconds; without one, long enough for the film. */
  readonly ttl?: number;
  /** IPv4 address or range that segments are bound to. */
  readonly ip?: string;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** Where a film plays, and until when. */
export interface PlaybackGrant {
  /** Playback URL through the edge, for an HLS player. */
  readonly hls: string;
  /** The same film for a DASH player. */
  readonly dash: string;
  /** The playback URL straight from the HTTP API. */
  readonly direct: string;
  /** The player page with the playback URL in its fragment, which no server gets to see. */
  readonly page: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
  readonly renewAfter: number;
}

/**
 * Mints a grant for a film of the local stack.
 *
 * @throws Error when the stack does not answer any more
 */
export async function playbackGrant(options: PlaybackGrantOptions): Promise<PlaybackGrant> {
  const { stack, film, now, ip } = options;
  const { outputs } = stack;
  const max = outputs.GrantMaxSeconds;
  const expires = grantExpiry({
    now,
    ttl: options.ttl ?? defaultTtl(film.durationSeconds, max),
    max,
    bucket: GRANT_BUCKET,
  });
  const token = await mintGrant(
    {
      audience: outputs.GrantAudience,
      film: film.id,
      run: film.run,
      expires,
      ...(ip !== undefined && { ip }),
    },
    { generation: outputs.ActiveGeneration, secret: await grantSecret(stack) },
  );
  const folder = `/${PREFIX.play}/${token}`;
  const hls = `${outputs.CdnOrigin}${folder}/index.m3u8`;
  return {
    hls,
    dash: `${outputs.CdnOrigin}${folder}/index.mpd`,
    direct: `${outputs.ApiOrigin}${folder}/index.m3u8`,
    page: `${outputs.CdnOrigin}/#${hls}`,
    expiresAt: expires,
    renewAfter: renewAfter({ now, expires }),
  };
}

async function grantSecret({ secretsManagerOrigin, operator, outputs }: StackFile): Promise<Uint8Array> {
  const client = new AwsClient({ ...operator, service: 'secretsmanager', region: LOCAL_REGION, retries: 0 });
  const answer = await client.fetch(secretsManagerOrigin, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'secretsmanager.GetSecretValue',
    },
    body: JSON.stringify({ SecretId: outputs.GrantSecretArn }),
  });
  if (!answer.ok) throw new Error(`Secrets Manager answered ${answer.status}`);
  return Buffer.from(secretValue.parse(await answer.json()).SecretString);
}
