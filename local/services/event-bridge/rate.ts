import { z } from 'zod';

const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * EventBridge's rate expressions, such as `rate(15 minutes)`, read as milliseconds; the unit is singular for one and plural
 * for more (EventBridge, "Rate expressions"). Cron expressions are not known here.
 */
export const rate = z.string().transform((text, context) => {
  const [, count = '', unit, plural] = /^rate\(([1-9]\d{0,5}) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  if ((unit === 'minute' || unit === 'hour' || unit === 'day') && (count === '1') === (plural === '')) {
    return Number(count) * MILLISECONDS[unit];
  }
  context.addIssue({
    code: 'custom',
    message: 'local EventBridge knows rate(…) in minutes, hours or days only',
  });
  return z.NEVER;
});
