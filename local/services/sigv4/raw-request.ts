import type { IncomingMessage } from 'node:http';
import { SigV4Error } from './sigv4-error';

/** A request as it came over the wire, before anything was decoded or normalised. */
export type RawRequest = {
  readonly method: string;
  /** Path as sent, percent-encoding untouched. */
  readonly path: string;
  /** Decoded query; a name that occurs more than once has all its values. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Headers by lower-case name; repeated ones joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
};

/** @throws SigV4Error `malformed` when the request's target or its query cannot be read */
export function rawRequest(incoming: IncomingMessage): RawRequest {
  const target = incoming.url ?? '';
  if (!target.startsWith('/'))
    throw new SigV4Error('malformed', 'The request target must start with a slash.');
  const mark = target.indexOf('?');
  return {
    method: incoming.method ?? '',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? {} : readQuery(target.slice(mark + 1)),
    headers: new Map(
      Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
    ),
  };
}

/** The only value of a query parameter; `undefined` where it is missing. */
export function queryValue(request: RawRequest, name: string): string | undefined {
  const value = Object.hasOwn(request.query, name) ? request.query[name] : undefined;
  if (Array.isArray(value)) throw new SigV4Error('malformed', `The query parameter ${name} is given twice.`);
  return value;
}

function readQuery(text: string): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const pair of text.split('&').filter(part => part !== '')) {
    const mark = pair.indexOf('=');
    const name = decode(mark < 0 ? pair : pair.slice(0, mark));
    values.set(name, [...(values.get(name) ?? []), mark < 0 ? '' : decode(pair.slice(mark + 1))]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new SigV4Error('malformed', 'The query is not valid percent-encoded UTF-8.');
  }
}
