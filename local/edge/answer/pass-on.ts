import { pipeline, type Readable, type Transform } from 'node:stream';
import { captureStream } from '../cache/capture';
import { compressedHeaders, compressor, isCompressible } from '../cache/compression';
import { notModified } from '../cache/from-stored';
import { isNotModified } from '../cache/preconditions';
import { errorTimeToLive, timeToLive } from '../cache/time-to-live';
import { fieldValue, type HeaderFields, HOP_BY_HOP, withoutFields } from '../header-fields';
import type { OriginAnswer } from '../origin/ask-origin';
import type { AdmittedRequest } from './admitted-request';
import type { EdgeAnswer } from './edge-answer';
import type { Fetch } from './fetch-answer';

/** Streams an origin's answer to the viewer: compressed where CloudFront compresses, copied into the cache where it may be. */
export function passOn(request: AdmittedRequest, fetch: Fetch, origin: OriginAnswer): EdgeAnswer {
  const { viewer, behaviour, cache } = request;
  const { keys, encodings, land } = fetch;
  const { status } = origin;
  const plain = withoutFields(origin.headers, HOP_BY_HOP);
  const [encoding] = encodings;
  const compresses =
    behaviour.compress && encoding !== undefined && viewer.method === 'GET' && isCompressible(origin);
  const headers = compresses ? compressedHeaders(plain, encoding) : plain;
  const seconds = secondsToKeep(request, { status, headers });
  const fits =
    viewer.method === 'HEAD' || Number(fieldValue(plain, 'content-length') ?? 0) <= cache.objectBytes;
  const key = seconds > 0 && fits ? keys.keep(status) : undefined;
  if (key === undefined) land('not stored');
  const body = joined(origin.body, [
    ...(compresses ? [compressor(encoding)] : []),
    ...(key === undefined ? [] : [keepingStream(request, fetch, key, { status, headers, seconds })]),
  ]);
  if (status !== 200 || !isNotModified(viewer.headers, headers))
    return { status, headers, body, from: 'Miss' };
  // The viewer has it already; what is on its way still fills the cache.
  if (key === undefined) body.destroy();
  else body.resume();
  return notModified(headers, 'Miss');
}

function secondsToKeep(
  { behaviour, cache, errorCachingMinTtl }: AdmittedRequest,
  answer: { readonly status: number; readonly headers: HeaderFields },
): number {
  const now = cache.clock.now();
  return answer.status < 400
    ? timeToLive(behaviour.cache, answer.headers, now)
    : errorTimeToLive(answer, errorCachingMinTtl, behaviour.cache, now);
}

function keepingStream(
  { viewer, cache }: AdmittedRequest,
  { land, removals }: Fetch,
  key: string,
  { status, headers, seconds }: { status: number; headers: HeaderFields; seconds: number },
): Transform {
  const now = cache.clock.now();
  const age = fieldValue(headers, 'age') ?? '';
  const bornAt = now - (/^\d{1,9}$/.test(age) ? Number(age) * 1_000 : 0);
  return captureStream(cache.objectBytes, captured => {
    if (captured === 'broken off') return land('abandoned');
    if (captured === 'too long') return land('not stored');
    const { body } = captured;
    const length = viewer.method === 'GET' ? { 'content-length': String(body.length) } : {};
    const freshUntil = now + seconds * 1_000;
    const answer = { status, headers: { ...headers, ...length }, body, bornAt, freshUntil };
    return land(cache.store.put(key, answer, removals) ? 'stored' : 'not stored');
  });
}

/** One stream out of several; whichever breaks ends them all. */
function joined(source: Readable, stages: readonly Transform[]): Readable {
  const last = stages.at(-1);
  if (last === undefined) return source;
  pipeline([source, ...stages], () => undefined);
  return last.on('error', () => undefined);
}
