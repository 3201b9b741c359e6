import { checkSignature } from '../access/check-signature';
import { withoutSigningParameters } from '../access/signing-parameters';
import type { EdgeCache } from '../cache/edge-cache';
import type { Distribution, ReadyBehaviour } from '../distribution';
import { onViewerRequest } from '../functions/on-viewer-request';
import { onViewerResponse } from '../functions/on-viewer-response';
import { fieldValue, withoutFields } from '../header-fields';
import { withPolicyHeaders } from '../policies/response-headers-policy';
import { chooseBehaviour } from '../routing/choose-behaviour';
import type { ViewerRequest } from '../viewer-request';
import { answerCacheable } from './answer-cacheable';
import { answerDirectly } from './answer-directly';
import type { EdgeAnswer } from './edge-answer';
import { errorPage, refusalAnswer } from './error-page';

/** What every request of an edge has to do with. */
export interface RequestContext {
  readonly id: string;
  readonly cache: EdgeCache;
  readonly signal: AbortSignal;
  /** Takes what functions write, line by line. */
  readonly log: (line: string) => void;
}

const CACHEABLE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Comes through only where cookies are forwarded (Developer Guide, "Cache content based on cookies"). */
const SET_COOKIE: ReadonlySet<string> = new Set(['set-cookie']);

/**
 * Answers a request to a distribution: behaviour, method, signature, viewer request function, then cache or origin, and
 * the viewer response function. A function that changes the path changes the object, never the behaviour.
 *
 * CloudFront's own refusals get the headers of the behaviour's response headers policy too, CORS included. That is an
 * assumption: AWS documents it nowhere, and it is not known until it has been tried there.
 */
export async function answerViewer(
  distribution: Distribution,
  viewer: ViewerRequest,
  context: RequestContext,
): Promise<EdgeAnswer> {
  const behaviour = chooseBehaviour<ReadyBehaviour>(distribution, pathOf(distribution, viewer));
  const now = context.cache.clock.now();
  const event = {
    distributionDomainName: viewer.host,
    distributionId: distribution.id,
    requestId: context.id,
  };
  const running = { event, now, log: context.log };
  const refusal = refuse(viewer, behaviour, now);
  if (refusal !== undefined) return withHeaders(behaviour, viewer, refusal);
  const { viewerRequest, viewerResponse } = behaviour;
  const admitted = viewerRequest ? onViewerRequest(viewerRequest, viewer, running) : { viewer };
  if ('answer' in admitted) return withHeaders(behaviour, viewer, admitted.answer);
  const answer = await (CACHEABLE.has(viewer.method) ? answerCacheable : answerDirectly)({
    ...context,
    viewer: admitted.viewer,
    path: pathOf(distribution, admitted.viewer),
    behaviour,
    errorCachingMinTtl: distribution.errorCachingMinTtl,
  });
  const complete = withHeaders(behaviour, viewer, answer);
  return viewerResponse ? onViewerResponse(viewerResponse, complete, { ...running, ...admitted }) : complete;
}

function pathOf({ defaultRootObject }: Distribution, { rawPath }: ViewerRequest): string {
  return rawPath === '/' && defaultRootObject !== undefined ? `/${defaultRootObject}` : rawPath;
}

function withHeaders(
  { originRequest, responseHeaders }: ReadyBehaviour,
  viewer: ViewerRequest,
  answer: EdgeAnswer,
): EdgeAnswer {
  const keepsCookies = originRequest.cookies || answer.from === 'FunctionGeneratedResponse';
  const headers = keepsCookies ? answer.headers : withoutFields(answer.headers, SET_COOKIE);
  return { ...answer, headers: withPolicyHeaders(responseHeaders, viewer, headers) };
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
