import type { Door, Scene } from './scene';

/** One request that must be refused. */
export interface Forgery {
  /** What was done to it. */
  readonly name: string;
  readonly door: Door;
  /** The request as it goes over the wire, one character per byte. */
  readonly bytes: string;
  readonly isHead: boolean;
  /** What no answer may repeat. */
  readonly secrets: readonly string[];
  /** Nothing follows these bytes, though they promise more; a server may then hang up without a word. */
  readonly breaksOff: boolean;
  /** Address of the client's end, on the loopback. */
  readonly from?: string;
}

/** Everything of one kind that an attacker may try. */
export type Family = (scene: Scene) => Iterable<Forgery>;

export interface Attempt {
  readonly door: Door;
  readonly path: string;
  readonly method?: string;
  /** Beside or in place of Host and Connection; a name may stand there twice. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly secrets?: readonly string[];
  readonly from?: string;
}

/** Writes down a request without a body, exactly as given: no client library mends it. */
export function forgery(scene: Scene, name: string, attempt: Attempt): Forgery {
  const { door, path, method = 'GET', headers = [], secrets = [], from } = attempt;
  const given = new Set(headers.map(([header]) => header.toLowerCase()));
  const usual = [
    ['Host', new URL(scene.origins[door]).host],
    ['Connection', 'close'],
  ].filter(([header = '']) => !given.has(header.toLowerCase()));
  const lines = [...usual, ...headers].map(([header, value]) => `${header}: ${value}\r\n`);
  return {
    ...{ name, door, secrets },
    bytes: `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`,
    isHead: method === 'HEAD',
    breaksOff: false,
    ...(from !== undefined && { from }),
  };
}
