/** Why a token was refused. Callers act differently on `expired` only: a new grant helps there. */
export type GrantFault =
  | 'malformed'
  | 'not_canonical'
  | 'unknown_generation'
  | 'wrong_signature'
  | 'wrong_audience'
  | 'wrong_film'
  | 'expired';

const MESSAGES: Record<GrantFault, string> = {
  malformed: 'The token is no playback grant.',
  not_canonical: 'The token is not in its only accepted spelling.',
  unknown_generation: "The token's key generation is not live.",
  wrong_signature: "The token's signature is not right.",
  wrong_audience: 'The token is for another stack.',
  wrong_film: 'The token is for another film.',
  expired: 'The token has expired.',
};

/** A token was refused. Neither message nor cause holds any part of it. */
export class GrantError extends Error {
  override readonly name = 'GrantError';

  constructor(readonly reason: GrantFault) {
    super(MESSAGES[reason]);
  }
}
