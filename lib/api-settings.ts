import { z } from 'zod';
import type { FilmContainer } from '../core/ladder/source-film';
import { OBJECT_MAX } from '../core/upload/part-size';
import { LIMIT } from '../core/video/limits';

const GIB = 1024 ** 3;
const DAY = 86_400_000;

/**
 * Days for which a film may still need its source. S3 counts from the beginning of an upload in parts (S3 User Guide,
 * "Uploading and copying objects using multipart upload"), which may take as long as its limit, and a job may read the
 * source until the last limit of its film.
 */
const SOURCE_DAYS_MIN =
  (LIMIT.uploading + LIMIT.uploaded + Math.max(LIMIT.submitting, LIMIT.inDoubt) + LIMIT.transcoding) / DAY;

/** Media types that are in use for the containers that become films. */
export const FILM_TYPES = {
  'video/mp4': 'mp4',
  'video/quicktime': 'quicktime',
  'video/x-m4v': 'mp4',
  'video/webm': 'webm',
  'video/x-matroska': 'matroska',
  'video/matroska': 'matroska',
  'video/mpeg': 'mpegps',
  'video/mp2t': 'mpegts',
  'video/x-msvideo': 'avi',
  'video/x-ms-wmv': 'asf',
  'video/ogg': 'ogg',
  'video/3gpp': 'three_gp',
  'video/3gpp2': 'three_g2',
  'application/mxf': 'mxf',
} as const satisfies Record<string, FilmContainer>;

/** Hosts that a plain connection does not leave the machine for. */
const LOOPBACK = ['localhost', '127.0.0.1'];

/** Settings of what programs and people call. */
export const apiSettings = {
  apiOrigins: z
    .array(
      z
        .string()
        .refine(
          text => /^https?:\/\/[a-z0-9.:-]+$/.test(text) && isSecure(text) && new URL(text).origin === text,
          'is not an origin as browsers send it, such as https://shop.example',
        ),
    )
    .max(20)
    .default([])
    .describe(
      'Other origins whose pages may call the API; one of another site cannot renew its sign-in, since the cookie is `SameSite=Strict`.',
    ),
  selfRegistration: z
    .boolean()
    .default(false)
    .describe('Whether anyone may open an account in the user pool; else its administrator does.'),
  oidc: z
    .strictObject({
      issuer: z
        .string()
        .refine(text => isSecure(text) && !/[?#]/.test(text), 'is not an HTTPS URL')
        .optional()
        .describe('The `iss` of an OpenID provider whose tokens callers show; then there is no user pool.'),
      audience: z
        .string()
        .min(1)
        .optional()
        .describe('The `aud` that tokens of `oidc.issuer` carry for this API.'),
    })
    .refine(({ issuer, audience }) => issuer === undefined || audience !== undefined, {
      path: ['audience'],
      message: 'is needed with oidc.issuer',
    })
    .refine(({ issuer, audience }) => issuer !== undefined || audience === undefined, {
      path: ['issuer'],
      message: 'is needed with oidc.audience',
    })
    .prefault({}),
  uploads: z
    .strictObject({
      maxGiB: z
        .int()
        .min(1)
        .max(OBJECT_MAX / GIB)
        .default(50)
        .describe('Largest file that may be uploaded, in GiB.'),
      types: z
        .array(z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, 'is not a media type'))
        .min(1)
        .default(Object.keys(FILM_TYPES))
        .describe('Media types that uploads may have.'),
    })
    .prefault({}),
  sources: z
    .strictObject({
      action: z
        .enum(['keep', 'tier', 'delete'])
        .default('keep')
        .describe(
          'What becomes of uploaded files above 4 MB: they stay, move to cheaper storage (Glacier Instant Retrieval), or go. Smaller ones stay.',
        ),
      days: z
        .int()
        .min(1)
        .max(3_650)
        .default(30)
        .describe('Days after its upload when that happens to a file.'),
    })
    .refine(({ action, days }) => action !== 'delete' || days >= SOURCE_DAYS_MIN, {
      path: ['days'],
      message: `is ${SOURCE_DAYS_MIN} at least where sources are deleted: a film may need its file for so long`,
    })
    .prefault({}),
};

/** Whether the text is a URL that is asked for over TLS, or on the same machine. */
function isSecure(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname)));
}
