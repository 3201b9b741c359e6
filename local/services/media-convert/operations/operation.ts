import type { AccessAsked } from '../../calls';
import type { Principal } from '../../iam/principal';
import type { MediaConvert } from '../media-convert';

/** One call as an operation reads it. */
export interface OperationCall {
  readonly principal: Principal;
  /** What the path names, decoded: a job's id, a queue's name; empty where it names nothing. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  /** The body's JSON; undefined for none. */
  readonly body: unknown;
}

/** One operation of the API. */
export interface Operation {
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path below the API's version; `{name}` stands for one segment. */
  readonly path: string;
  /** HTTP status of an answer that is no error. */
  readonly status: number;
  /**
   * What IAM is asked (Service Authorization Reference, "AWS Elemental MediaConvert").
   *
   * @throws ApiError BadRequestException where that cannot be told
   */
  asks(call: OperationCall): AccessAsked[];
  /** @returns the answer's JSON. @throws ApiError */
  answer(call: OperationCall, service: MediaConvert): Promise<object>;
}
