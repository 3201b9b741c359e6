import { checkSignature } from '../access/check-signature';
import { withoutSigningParameters } from '../access/signing-parameters';
import type { EdgeCache } from '../cache/edge-cache';
import type { Distribution, ReadyBehaviour } from '../distribution';
import { fieldValue, withoutFields } from '../header-fields';
import { withPolicyHeaders } from '../policies/response-headers-policy';
import { chooseBehaviour } from '../routing/choose-behaviour';
import type { ViewerRequest } from '../viewer-request';
import { answerCacheable } from './answer-cacheable';
import { answerDirectly } from './answer-directly';
import type { EdgeAnswer } from './edge-answer';
import { errorPage, refusalAnswer } from './error-page';

const CACHEABLE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Comes through only where cookies are forwarded (Developer Guide, "Cache content based on cookies"). */
const SET_COOKIE: ReadonlySet<string> = new Set(['set-cookie']);

/**
 * Answers a request to a distribution: behaviour, method, signature, then cache or origin.
 *
 * CloudFront's own refusals get the headers of the behaviour's response headers policy too, CORS included. That is an
 * assumption: AWS documents it nowhere, and it is not known until it has been tried there.
 */
export async function answerViewer(
  distribution: Distribution,
  viewer: ViewerRequest,
  context: { readonly id: string; readonly cache: EdgeCache; readonly signal: AbortSignal },
): Promise<EdgeAnswer> {
  const { defaultRootObject, errorCachingMinTtl } = distribution;
  const atRoot = viewer.rawPath === '/' && defaultRootObject !== undefined;
  const path = atRoot ? `/${defaultRootObject}` : viewer.rawPath;
  const behaviour = chooseBehaviour<ReadyBehaviour>(distribution, path);
  const answer =
    refuse(viewer, behaviour, context.cache.clock.now()) ??
    (await (CACHEABLE.has(viewer.method) ? answerCacheable : answerDirectly)({
      ...context,
      viewer,
      path,
      behaviour,
      errorCachingMinTtl,
    }));
  const headers = behaviour.originRequest.cookies
    ? answer.headers
    : withoutFields(answer.headers, SET_COOKIE);
  return { ...answer, headers: withPolicyHeaders(behaviour.responseHeaders, viewer, headers) };
}

function refuse(viewer: ViewerRequest, behaviour: ReadyBehaviour, now: number): EdgeAnswer | undefined {
  if (!behaviour.allowedMethods.has(viewer.method)) return errorPage('methodNotAllowed');
  if (viewer.hasBody && CACHEABLE.has(viewer.method)) return errorPage('bodyWithGet');
  if (behaviour.trustedKeys === undefined) return undefined;
  const code = checkSignature(
    {
      // The URL as the viewer wrote it: a policy's host and scheme are literal, and locally the scheme is http.
      url: {
        protocol: 'http',
        domain: viewer.host,
        path: viewer.rawPath,
        query: withoutSigningParameters(viewer.rawQuery),
      },
      rawQuery: viewer.rawQuery,
      cookie: fieldValue(viewer.headers, 'cookie'),
      ip: viewer.ip,
    },
    behaviour.trustedKeys,
    Math.floor(now / 1_000),
  );
  return code === undefined ? undefined : refusalAnswer(code);
}
