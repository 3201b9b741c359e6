import type { AttemptTimes } from '../_shared/attempt-times';
import type { Catalogue } from '../_shared/catalogue';
import type { FilmLists } from '../_shared/film-lists';
import type { Keyring } from '../_shared/keyring';
import type { MediaBucket } from '../_shared/media-bucket';
import type { MultipartUpload } from '../_shared/multipart-upload';
import type { RemovalDesk } from '../_shared/remove-film';
import type { RequestFilms } from '../_shared/request-films';
import type { UserPool } from '../_shared/user-pool';
import type { TokenCheck } from './access/token-check';
import type { ApiConfig } from './config';
import type { SignMedia } from './grants/media-signatures';

/** What the routes work with. */
export interface ApiDesk extends RemovalDesk {
  readonly config: ApiConfig;
  readonly catalogue: Pick<Catalogue, 'read' | 'store'>;
  readonly bucket: RemovalDesk['bucket'] & Pick<MediaBucket, 'head'>;
  readonly lists: FilmLists;
  readonly requests: RequestFilms;
  readonly uploads: MultipartUpload;
  readonly keyring: Pick<Keyring, 'load' | 'secretOf'>;
  /** Signs media URLs. */
  readonly signMedia: SignMedia;
  /** Who shows an access token. */
  readonly checkToken: TokenCheck;
  /** The people of the stack's own user pool; with another provider nothing asks for it. */
  readonly userPool: UserPool;
  /** How often has been tried what may be tried only so often. */
  readonly attempts: AttemptTimes;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Waits so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** So many bytes from a cryptographic source. */
  readonly random: (bytes: number) => Uint8Array;
}
