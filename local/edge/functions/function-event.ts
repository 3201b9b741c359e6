import { STATUS_CODES } from 'node:http';
import { fieldValue, type HeaderFields } from '../header-fields';
import type { ViewerRequest } from '../viewer-request';
import { type Fields, toFields } from './fields';
import { type EventType, isVisible } from './header-rules';

interface EventContext {
  readonly distributionDomainName: string;
  readonly distributionId: string;
  readonly requestId: string;
}

export interface EventRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: Fields;
  readonly headers: Fields;
  readonly cookies: Fields;
}

export interface EventResponse {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Fields;
  readonly cookies: Fields;
}

/** What a function gets ("CloudFront Functions event structure"). */
export function functionEvent(
  eventType: EventType,
  context: EventContext,
  parts: {
    readonly viewer: ViewerRequest;
    readonly request: EventRequest;
    readonly response?: EventResponse;
  },
): object {
  const { viewer, request, response } = parts;
  return {
    version: '1.0',
    context: { ...context, eventType },
    viewer: { ip: viewer.ip },
    request,
    ...(response && { response }),
  };
}

/** The viewer's request as an event has it: path and query undecoded, names of headers in lower case. */
export function eventRequest(viewer: ViewerRequest): EventRequest {
  const query = viewer.rawQuery === undefined ? [] : viewer.rawQuery.split('&').filter(pair => pair !== '');
  const cookies = (fieldValue(viewer.headers, 'cookie') ?? '').split(';').map(cookie => cookie.trim());
  return {
    method: viewer.method,
    uri: viewer.rawPath,
    querystring: toFields(query.map(named)),
    headers: headerFields(viewer.distinctHeaders, 'cookie'),
    cookies: toFields(cookies.filter(cookie => cookie !== '').map(named)),
  };
}

/** An answer as an event has it; its body is never in there. */
export function eventResponse({ status, headers }: { status: number; headers: HeaderFields }): EventResponse {
  const cookies = [headers['set-cookie'] ?? []].flat().map(cookie => {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name, { value }] = named(pair);
    return [name, { value, ...(attributes.length > 0 && { attributes: attributes.join('; ') }) }] as const;
  });
  return {
    statusCode: status,
    statusDescription: STATUS_CODES[status] ?? '',
    headers: headerFields(headers, 'set-cookie'),
    cookies: toFields(cookies),
  };
}

function headerFields(headers: HeaderFields, cookies: string): Fields {
  return toFields(
    Object.entries(headers).flatMap(([name, values]) =>
      values === undefined || name === cookies || !isVisible(name)
        ? []
        : [values].flat().map(value => [name, { value }] as const),
    ),
  );
}

function named(pair: string): readonly [string, { value: string }] {
  const equals = pair.indexOf('=');
  return equals < 0 ? [pair, { value: '' }] : [pair.slice(0, equals), { value: pair.slice(equals + 1) }];
}
