import { z } from 'zod';
import { isPlaylistPath } from '../core/video/object-keys';
import { UsageError } from './usage-error';

const PREFIX = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/;
/** The year 5138; a larger number is a time in milliseconds. */
const EXPIRES_MAX = 99_999_999_999;

const OPTIONS = z.object({
  prefix: z.string().regex(PREFIX, 'must be a path such as vod/ID/RUN, with no slash at its ends'),
  playlistPath: z.string().refine(isPlaylistPath, 'must be a path such as index.m3u8 or audio/en.m3u8'),
  cdnOrigin: z
    .string()
    .refine(isOrigin, 'must be scheme and host, such as https://d111111abcdef8.cloudfront.net'),
  privateKey: z.string().min(1, 'must name a file'),
  keyPairId: z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be letters and digits'),
  expires: z
    .string()
    .regex(/^[1-9][0-9]*$/, 'must be seconds since the epoch')
    .transform(Number)
    .refine(seconds => seconds <= EXPIRES_MAX, 'must be seconds since the epoch, not milliseconds'),
  batch: z.string().min(1, 'must name a file').optional(),
});

/** What `playlist sign` was asked to do. */
export type SignOptions = z.infer<typeof OPTIONS>;

/** @throws UsageError naming every option that is wrong, in one line */
export function parseSignOptions(raw: unknown): SignOptions {
  const parsed = OPTIONS.safeParse(raw);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(issue => `${flagOf(issue.path)} ${issue.message}`);
  throw new UsageError([...new Set(faults)].join('; '));
}

function flagOf(path: PropertyKey[]): string {
  return `--${path.join('.').replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
