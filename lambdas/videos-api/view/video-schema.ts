import { z } from '@hono/zod-openapi';
import { storedText } from './stored-text';

const TITLE_MAX = 200;
const DESCRIPTION_MAX = 5_000;

export const title = storedText.trim().min(1).max(TITLE_MAX).openapi({ example: 'Summer 2026' });
export const description = storedText.max(DESCRIPTION_MAX);
export const visibility = z
  .enum(['private', 'members', 'public'])
  .openapi('Visibility', { description: 'Who may watch: the owner, any signed-in user, anyone.' });

const instant = z.iso.datetime();

const caption = z.object({
  language: z.string().openapi({ description: 'Language tag (BCP 47).', example: 'en' }),
  label: z.string().openapi({ example: 'English' }),
});

/** A film as callers see it. */
export const videoSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    visibility,
    mine: z.boolean().openapi({ description: 'Whether the caller is its owner.' }),
    status: z.enum(['uploading', 'uploaded', 'submitting', 'transcoding', 'ready', 'failed', 'deleting']),
    progress: z.number().optional().openapi({ description: 'Percent, while it is transcoded.' }),
    failure: z
      .object({ code: z.string(), message: z.string(), hint: z.string() })
      .optional()
      .openapi({ description: 'Why it failed, and what to do.' }),
    durationSeconds: z.number().optional(),
    captions: z.array(caption),
    poster: z
      .object({ url: z.url(), expiresAt: instant })
      .optional()
      .openapi({ description: 'A still, once the film is ready; its URL opens nothing else of the film.' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Video');

export type VideoView = z.output<typeof videoSchema>;
