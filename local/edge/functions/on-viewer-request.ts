import type { EdgeAnswer } from '../answer/edge-answer';
import { errorPage } from '../answer/error-page';
import type { ViewerRequest } from '../viewer-request';
import type { EdgeFunction } from './edge-function';
import { eventRequest, functionEvent } from './function-event';
import { returnedRequest } from './returned-request';
import { generatedResponse, isResponse } from './returned-response';
import { type RunContext, report } from './run-context';

/**
 * What a viewer request function makes of a request: another request, or the answer. One that fails is 503, one that
 * returns what CloudFront does not take is 502 ("Restrictions on all edge functions").
 */
export function onViewerRequest(
  fn: EdgeFunction,
  viewer: ViewerRequest,
  context: RunContext,
): { readonly viewer: ViewerRequest } | { readonly answer: EdgeAnswer } {
  const request = eventRequest(viewer);
  const run = fn.run(functionEvent('viewer-request', context.event, { viewer, request }), context.now);
  report(fn, run, context);
  if (run.ended === 'failed') return { answer: errorPage('functionFailed') };
  if (isResponse(run.value)) {
    const response = generatedResponse(run.value);
    if (response === undefined) return { answer: errorPage('functionInvalid') };
    return { answer: { ...response, from: 'FunctionGeneratedResponse' } };
  }
  const changed = returnedRequest(run.value, viewer, request);
  return changed === undefined ? { answer: errorPage('functionInvalid') } : { viewer: changed };
}
