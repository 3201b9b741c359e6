import { Readable } from 'node:stream';
import type { EdgeAnswer } from '../answer/edge-answer';
import { errorPage } from '../answer/error-page';
import type { ViewerRequest } from '../viewer-request';
import type { EdgeFunction } from './edge-function';
import { eventRequest, eventResponse, functionEvent } from './function-event';
import { changedResponse } from './returned-response';
import { type RunContext, report } from './run-context';

/** What a viewer response function makes of an answer; it never runs for a status of 400 or more. */
export function onViewerResponse(
  fn: EdgeFunction,
  answer: EdgeAnswer,
  { viewer, ...context }: RunContext & { readonly viewer: ViewerRequest },
): EdgeAnswer {
  if (answer.status >= 400) return answer;
  const response = eventResponse(answer);
  const event = functionEvent('viewer-response', context.event, {
    ...{ viewer, response },
    request: eventRequest(viewer),
  });
  const run = fn.run(event, context.now);
  report(fn, run, context);
  const changed = run.ended === 'returned' ? changedResponse(run.value, response, answer.headers) : undefined;
  if (changed?.body === undefined && changed !== undefined) return { ...answer, ...changed };
  // Nobody reads the body that was there; what is on its way still fills the cache.
  if (answer.body instanceof Readable) answer.body.resume();
  if (changed !== undefined) return { ...changed, from: answer.from };
  return errorPage(run.ended === 'failed' ? 'functionFailed' : 'functionInvalid');
}
