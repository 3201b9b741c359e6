import { ServerResponse } from 'node:http';
import { ApiError } from '../api-front/api-error';
import type { CallFate, Calls } from '../calls';
import { accessAsked, accessDenied, mayDo } from './authorise';
import type { Exchange } from './exchange';
import type { Operation } from './operation';
import { S3Error } from './s3-error';

/**
 * Lets IAM judge a request, and then meets it with its fate. Requests without credentials are no calls of an SDK, so
 * nobody but IAM sees those.
 *
 * @throws S3Error for a refusal
 * @throws ApiError for a request that is made to fail
 */
export async function carryOut(operation: Operation, exchange: Exchange, calls: Calls): Promise<void> {
  const targets = await operation.asks(exchange);
  const allowed = targets.every(target => mayDo(exchange, target));
  const principal = exchange.verified?.caller.principal;
  const asked = targets.map(target => accessAsked(exchange, target));
  const call = { service: 's3', operation: operation.name, principal, asked, allowed };
  const fate: CallFate = principal === undefined ? { kind: 'proceed' } : await calls.meet(call);
  if (!allowed && operation.refusesSingly !== true) throw accessDenied();
  switch (fate.kind) {
    case 'proceed':
      return operation.answer(exchange);
    case 'lose':
      exchange.request.incoming.socket.destroy();
      return;
    case 'lose_answer':
      await unanswered(operation, exchange);
      exchange.request.incoming.socket.destroy();
      return;
    case 'fail':
      if (fate.carriedOut) await unanswered(operation, exchange);
      throw new ApiError(fate.status, fate.code, `${operation.name} was made to fail.`);
  }
}

/** Carries a request out whose answer its client will not get. What only reads leaves nothing behind. */
async function unanswered(operation: Operation, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const nowhere = new ServerResponse(request.incoming);
  for (const [name, value = ''] of Object.entries(response.getHeaders())) nowhere.setHeader(name, value);
  nowhere.writeContinue = callback => response.writeContinue(callback);
  try {
    await operation.answer({ ...exchange, response: nowhere });
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
  }
}
