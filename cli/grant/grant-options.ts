import { z } from 'zod';
import { MIN_TTL } from '../../core/grant/lifetime';
import type { GrantWish } from '../api/videos-api';
import { UsageError } from '../usage-error';

const wish = z.object({
  ttl: z.coerce
    .number({ error: 'is a number of seconds' })
    .int('is a whole number of seconds')
    .min(MIN_TTL, `is ${MIN_TTL} seconds or more`)
    .exactOptional(),
  ip: z
    .union([z.ipv4(), z.cidrv4()], {
      error: 'is an IPv4 address or range, such as 203.0.113.7 or 203.0.113.0/24',
    })
    .exactOptional(),
});

/**
 * What `grant` was asked for.
 *
 * @throws UsageError naming every option that is wrong
 */
export function parseGrantWish(raw: unknown): GrantWish {
  const options = wish.safeParse(raw);
  if (options.success) return options.data;
  const faults = options.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
  throw new UsageError(faults.join('; '));
}
