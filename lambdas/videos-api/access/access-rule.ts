import type { VideoRecord } from '../../../core/video/record';

/** Who may call a route. Rules that name a film's people take the film from the path's `{id}`. */
export type AccessRule =
  /** Everybody, without a token; one that is sent is not looked at. */
  | 'anyone'
  /** Everybody with a token. */
  | 'signed_in'
  /** The film's owner, and for a film that is ready and not private everybody with a token. */
  | 'viewer'
  /** The film's owner. */
  | 'owner'
  /** Whoever signs with IAM credentials; the gateway has checked the signature. */
  | 'machine';

/** A person, by the subject of their token. */
export interface User {
  readonly kind: 'user';
  readonly id: string;
}

interface Machine {
  readonly kind: 'machine';
}

export type Caller = User | Machine;

/** What a route knows of its caller, by its rule: it runs only when all of it is there. */
export interface Admitted {
  anyone: Record<never, never>;
  signed_in: { caller: User };
  viewer: { caller: User; film: VideoRecord };
  owner: { caller: User; film: VideoRecord };
  machine: { caller: Machine; film: VideoRecord };
}
