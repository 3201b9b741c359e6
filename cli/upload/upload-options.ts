import { z } from 'zod';
import { UsageError } from '../usage-error';

const options = z.object({
  title: z.string().trim().min(1, 'may not be empty').optional(),
  visibility: z.enum(['private', 'members', 'public'], { error: 'is private, members or public' }),
  captions: z.array(z.string()),
  parallel: z.coerce
    .number({ error: 'is a number' })
    .int('is a whole number')
    .min(1, 'is 1 or more')
    .max(16, 'is 16 or less'),
});

/** What `upload` was called with, checked. */
export type UploadOptions = z.output<typeof options>;

/**
 * @param files how many are uploaded
 * @throws UsageError naming every option that is wrong
 */
export function parseUploadOptions(raw: unknown, files: number): UploadOptions {
  const read = options.safeParse(raw);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `--${path[0]?.toString()} ${message}`);
    throw new UsageError(faults.join('; '));
  }
  const { title, captions } = read.data;
  if (files > 1 && (title !== undefined || captions.length > 0)) {
    throw new UsageError('--title and --captions belong to one film: name one FILE');
  }
  return read.data;
}
