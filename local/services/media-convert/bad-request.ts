import type { z } from 'zod';
import { ApiError } from '../api-front/api-error';

/** A request that MediaConvert refuses for good; the message names what is wrong and repeats no value. */
export function badRequest(message: string): ApiError {
  return new ApiError(400, 'BadRequestException', message);
}

/**
 * Reads a part of a request.
 *
 * @throws ApiError BadRequestException naming the path of every setting that local mode does not understand
 */
export function readRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw notUnderstood(result.error.issues.flatMap(pathsOf));
}

/** @param paths of settings, such as `settings.inputs[0].videoSelector` */
export function notUnderstood(paths: readonly string[]): ApiError {
  return badRequest(`Local MediaConvert does not understand ${paths.join(', ')}.`);
}

function pathsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [pathText(issue.path)];
  return issue.keys.map(key => pathText([...issue.path, key]));
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text === '' ? 'the request' : text.replace(/^\./, '');
}
