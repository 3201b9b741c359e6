import type { AccessTarget, S3Action } from './authorise';
import { type Exchange, keyOf } from './exchange';

/** What answers one kind of request. */
export interface Operation {
  /** S3's name for it, such as `PutObject`. */
  readonly name: string;
  /** What the caller must be allowed for it. */
  asks(exchange: Exchange): readonly AccessTarget[] | Promise<readonly AccessTarget[]>;
  /** Answers a request that is allowed. */
  answer(exchange: Exchange): Promise<void>;
  /** Whether each refusal is a part of the answer, as it is where one request names many objects. */
  readonly refusesSingly?: boolean;
}

/** An operation that asks for one action on the object with the request's key. */
export function onKey(name: string, action: S3Action, answer: Operation['answer']): Operation {
  return { name, asks: exchange => [{ action, key: keyOf(exchange) }], answer };
}

/**
 * An operation that writes the object with the request's key. One that compares its ETag must be allowed to read it too
 * (S3 user guide, "How to prevent object overwrites with conditional writes").
 */
export function onWrite(name: string, answer: Operation['answer']): Operation {
  return {
    name,
    asks(exchange) {
      const key = keyOf(exchange);
      const write = { action: 's3:PutObject', key } as const;
      if (exchange.request.header('if-match') === undefined) return [write];
      return [write, { action: 's3:GetObject', key }];
    },
    answer,
  };
}

/** An operation that asks for one action on the bucket. */
export function onBucket(name: string, action: S3Action, answer: Operation['answer']): Operation {
  return { name, asks: () => [{ action }], answer };
}
