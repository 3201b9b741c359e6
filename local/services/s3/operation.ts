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

/** An operation that asks for one action on the bucket. */
export function onBucket(name: string, action: S3Action, answer: Operation['answer']): Operation {
  return { name, asks: () => [{ action }], answer };
}
