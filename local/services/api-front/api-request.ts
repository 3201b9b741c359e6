import type { AccessAsked } from '../calls';
import type { PolicyDocument } from '../iam/policy-document';
import type { Principal } from '../iam/principal';

/** A request with its whole body; its signature held, where it needed one. */
export interface ApiRequest {
  readonly method: string;
  /** Path as sent, percent-encoding untouched. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Headers by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** Who signed; undefined where the front lets in what is not signed. */
  readonly principal: Principal | undefined;
}

/** What a request means: the operation it calls and what its caller must be allowed for that. */
export interface ApiCall {
  /** Name of the API operation, such as `SendMessage`. */
  readonly operation: string;
  /** All of it must be allowed; nothing at all is always allowed. */
  readonly asked: readonly AccessAsked[];
  /** Policy of the resource that is asked for, where it has one. */
  readonly resourcePolicy?: PolicyDocument | undefined;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}
