import { z } from 'zod';

/** What stands behind the base name in an output's file names. */
export const nameModifier = z.string().regex(/^[A-Za-z0-9_.-]{1,256}$/);
