import type { Principal } from './iam/principal';

/** What IAM was asked about a call. */
export interface AccessAsked {
  /** Action with its service, such as `sqs:SendMessage`. */
  readonly action: string;
  /** ARN. */
  readonly resource: string;
  /** Condition keys that belong to the call, such as `iam:PassedToService`. */
  readonly context?: Readonly<Record<string, string>>;
}

/** One call of an AWS API whose signature held, as a service here got it. */
export interface ServiceCall {
  /** The service's prefix in IAM, such as `sqs`. */
  readonly service: string;
  /** Name of the API operation, such as `SendMessage`. */
  readonly operation: string;
  readonly principal: Principal | undefined;
  readonly asked: readonly AccessAsked[];
  /** IAM's answer to all of them. */
  readonly allowed: boolean;
}

/**
 * What becomes of a call that is allowed: it is carried out; or lost on its way, so that the connection breaks; or
 * carried out and its answer lost; or answered with an error, without or after having been carried out.
 */
export type CallFate =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'lose_answer' }
  | { readonly kind: 'fail'; readonly status: number; readonly code: string; readonly carriedOut: boolean };

/** Sees a call before it is carried out; the first fate that a watcher names is the call's. */
export type CallWatcher = (call: ServiceCall) => CallFate | undefined | Promise<CallFate | undefined>;

/** Every call that the services of one local stack get: what they are held to is seen here, and disturbed here. */
export class Calls {
  readonly #watchers = new Set<CallWatcher>();

  /** Adds a watcher. @returns what takes it away again */
  watch(watcher: CallWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** The fate of a call; a refused one is seen too, but its refusal stands. */
  async meet(call: ServiceCall): Promise<CallFate> {
    for (const watcher of this.#watchers) {
      const fate = await watcher(call);
      if (fate !== undefined && call.allowed) return fate;
    }
    return { kind: 'proceed' };
  }
}
