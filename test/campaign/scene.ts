import type { KeyObject } from 'node:crypto';

/** Where a request can be sent. */
export type Door = 'edge' | 'gateway' | 's3';

/** What CloudFront is shown for a film. */
export interface MediaSignature {
  readonly policy: string;
  readonly signature: string;
  readonly keyPairId: string;
}

/** Where two films lie: the one that nobody may see, and another that the attacker has a good grant for. */
export interface Scene {
  readonly origins: Readonly<Record<Door, string>>;
  readonly bucket: string;
  readonly audience: string;
  /** Id and run of the film that must not come out. */
  readonly film: string;
  readonly run: string;
  /** Paths below the distribution that lead to its bytes: a segment, playlists, the source. */
  readonly wanted: { readonly segment: string; readonly playlist: string; readonly source: string };
  /** A good grant for the film. It is never sent as it is. */
  readonly token: string;
  /** A good signature for the film. It is never sent as it is, nor with another spelling of the same bytes. */
  readonly signature: MediaSignature;
  /** What the attacker may rightly have: the other film. */
  readonly own: { readonly film: string; readonly token: string; readonly signature: MediaSignature };
  /** A presigned request for an object of the other film, path and query. */
  readonly presigned: string;
  /** The stack's own secrets, to sign what it never would. */
  readonly secrets: { readonly grant: Buffer; readonly signingKey: KeyObject };
  /** Seconds since the epoch, at this moment. */
  now(): number;
}
