import { z } from '@hono/zod-openapi';

/** A text that every store and player keeps as it is: without NUL, and without halves of UTF-16 pairs. */
export const storedText = z
  .string()
  .refine(text => text.isWellFormed() && !text.includes('\0'), 'has a character that is no text');
