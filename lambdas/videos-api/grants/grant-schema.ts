import { z } from '@hono/zod-openapi';
import { MIN_TTL } from '../../../core/grant/lifetime';

/** Longest lifetime that a setting may allow, in seconds. */
const LONGEST = 720 * 3_600;

/** What may be asked of a grant. */
export const grantRequest = z
  .strictObject({
    ttl: z.int().min(MIN_TTL).max(LONGEST).optional().openapi({
      description: 'Lifetime in seconds, cut to what the stack allows. Owner and machines only.',
    }),
    ip: z.union([z.ipv4(), z.cidrv4()]).optional().openapi({
      description: 'The only IPv4 address, or range of them, that segments play at. Owner and machines only.',
      example: '203.0.113.7',
    }),
  })
  .openapi('GrantRequest');

const track = z.object({ language: z.string(), label: z.string(), url: z.url() });

/** A grant, as the answer that players start from. */
export const grantSchema = z
  .object({
    id: z.string().openapi({ description: 'The film.' }),
    hls: z.url().openapi({ description: 'Plays in any HLS player until the grant ends.' }),
    dash: z.url().openapi({ description: 'The same film as MPEG-DASH.' }),
    poster: z.url().optional().openapi({ description: 'A still; a film may have none.' }),
    captions: z.array(track).openapi({ description: 'WebVTT files, for players without HLS captions.' }),
    token: z.string().openapi({ description: 'The grant itself, as it stands in `hls` and `dash`.' }),
    mediaQuery: z
      .string()
      .openapi({ description: 'The signature of media URLs: a player that renews puts it in their query.' }),
    expiresAt: z.iso.datetime(),
    renewAfter: z.iso.datetime(),
    expiresIn: z.int().openapi({ description: 'Seconds from the answer to `expiresAt`.' }),
    renewIn: z.int().openapi({ description: 'Seconds from the answer to `renewAfter`.' }),
  })
  .openapi('Grant');

export type GrantAnswer = z.output<typeof grantSchema>;
export type GrantRequest = z.output<typeof grantRequest>;
