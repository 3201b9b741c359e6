import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { MIN_TTL } from '../core/grant/lifetime';
import { openFilmCatalogue, playable } from '../local/film-catalogue';
import { playbackGrant } from '../local/playback-grant';
import { DATA_DIR, readStackFile } from '../local/stack-file';
import { UsageError } from './usage-error';

const grantOptions = z.object({
  data: z.string(),
  ttl: z.coerce
    .number({ error: 'is a number of seconds' })
    .int('is a whole number of seconds')
    .min(MIN_TTL, `is ${MIN_TTL} seconds or more`)
    .optional(),
  ip: z
    .union([z.ipv4(), z.cidrv4()], {
      error: 'is an IPv4 address or range, such as 203.0.113.7 or 203.0.113.0/24',
    })
    .optional(),
});

/** Adds `grant`, which prints a playback URL for a film of the local stack. */
export function addGrant(parent: Command): void {
  const command = parent
    .command('grant')
    .description('print a playback URL for one film of the local stack')
    .argument('<video-id>', 'which film')
    .option('--ttl <seconds>', 'how long it plays; without it, long enough for the film')
    .option('--ip <address>', "bind segments to a viewer's IPv4 address or range (needs the setting ipLocks)")
    .option('--data <folder>', 'folder of the local stack', DATA_DIR)
    .option('--json', 'print everything that is known of the grant, as JSON', false);

  command.action(async (videoId: string, raw: { json: boolean }) => {
    try {
      const grant = await mint(videoId, raw);
      process.stdout.write(`${raw.json ? JSON.stringify(grant, undefined, 2) : grant.hls}\n`);
    } catch (error) {
      if (error instanceof UsageError) command.error(`error: ${error.message}`);
      throw error;
    }
  });
}

async function mint(videoId: string, raw: unknown) {
  const options = grantOptions.safeParse(raw);
  if (!options.success) {
    const faults = options.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
    throw new UsageError(faults.join('; '));
  }
  const { ttl, ip } = options.data;
  const dataDir = resolve(options.data.data);
  const stack = await readStackFile(dataDir);
  if (stack === undefined) throw new UsageError('no local stack has been started here; run npm start first');
  const film = playable(await openFilmCatalogue(stack).find(videoId));
  if (film === undefined) throw new UsageError('the local stack has no film with this id that can be played');
  if (ip !== undefined && !stack.outputs.IpLocks) {
    throw new UsageError('--ip needs a stack with the setting ipLocks: npm start -- -c ipLocks=true');
  }
  const now = Math.floor(Date.now() / 1000);
  return playbackGrant({
    stack,
    film,
    now,
    ...(ttl !== undefined && { ttl }),
    ...(ip !== undefined && { ip }),
  });
}
