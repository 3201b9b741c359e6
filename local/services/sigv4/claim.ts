/** What a request claims about its own signature. Nothing of it is proved yet. */
export type Claim = {
  readonly form: 'header' | 'presigned';
  readonly accessKeyId: string;
  /** `YYYYMMDD` of the credential scope. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Names in lower case. */
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits in lower case. */
  readonly signature: string;
  /** Milliseconds since the epoch, from X-Amz-Date. */
  readonly signedAt: number;
  /** Lifetime of a presigned request in seconds. */
  readonly expiresIn?: number;
  readonly sessionToken: string | undefined;
};
