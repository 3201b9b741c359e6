import { acceptedEncodings } from '../cache/accepted-encodings';
import { fieldValue, HOP_BY_HOP, withoutFields } from '../header-fields';
import type { AdmittedRequest } from './admitted-request';
import { askForAnswer } from './ask-for-answer';
import type { EdgeAnswer } from './edge-answer';
import { forwardedConditions } from './origin-conditions';

/** Answers a method that CloudFront never caches here: straight from the origin, OPTIONS included. */
export async function answerDirectly(request: AdmittedRequest): Promise<EdgeAnswer> {
  const { viewer, behaviour } = request;
  const encodings = acceptedEncodings(
    fieldValue(viewer.headers, 'accept-encoding'),
    behaviour.cache.encodings,
  );
  const origin = await askForAnswer(request, encodings, forwardedConditions(request));
  return {
    status: origin.status,
    headers: withoutFields(origin.headers, HOP_BY_HOP),
    body: origin.body,
    from: 'Miss',
  };
}
