import { Readable } from 'node:stream';
import type { HeaderFields } from '../header-fields';
import { askOrigin, type OriginAnswer } from '../origin/ask-origin';
import { OriginFailure } from '../origin/origin-failure';
import { originRequest } from '../origin/origin-request';
import type { AdmittedRequest } from './admitted-request';
import { errorPage } from './error-page';

/**
 * Asks the behaviour's origin. Where the origin does not answer, the result is CloudFront's own 502 or 504, which is
 * treated, and kept, like an error from the origin.
 */
export async function askForAnswer(
  { behaviour, viewer, path, id, signal, cache }: AdmittedRequest,
  encodings: readonly string[],
  conditions: HeaderFields,
): Promise<OriginAnswer> {
  const question = originRequest(viewer, behaviour, { id, path, encodings, conditions });
  const body = viewer.hasBody ? { body: viewer.body } : {};
  try {
    return await askOrigin(behaviour.origin, question, { clock: cache.clock, signal, ...body });
  } catch (error) {
    if (!(error instanceof OriginFailure)) throw error;
    const page = errorPage(error.reason);
    return { ...page, body: Readable.from([page.body]) };
  }
}
