/**
 * Names that cross from the stack to the code that runs. Both sides import them, so they cannot drift apart.
 */

/** The first folder of every path below the distribution, and of every key in the media bucket. */
export const PREFIX = {
  /** Playlists, by token: answered by serve-playlist. */
  play: 'play',
  /** Media, by signature: answered from the media bucket. */
  vod: 'vod',
  /** Sources as they were uploaded; no door of the distribution leads here. */
  uploads: 'uploads',
} as const;

/** Routes of the HTTP API (API Gateway v2 route syntax). */
export const ROUTE = {
  play: `/${PREFIX.play}/{token}/{proxy+}`,
} as const;

/** Environment variables of serve-playlist. */
export const SERVE_PLAYLIST_ENV = {
  /** Name of the media bucket. */
  mediaBucket: 'MEDIA_BUCKET',
  /** Origin of the distribution: scheme and host, no slash at the end. */
  cdnOrigin: 'CDN_ORIGIN',
  /** The `aud` that a grant for this stack carries: the distribution's id. */
  grantAudience: 'GRANT_AUDIENCE',
  /** JSON object, generation → `GENERATION_KEYS`; the live generations and no other. */
  generations: 'KEY_GENERATIONS',
} as const;

/** What serve-playlist is told of each live generation. */
export const GENERATION_KEYS = {
  /** ARN of the secret that grants of the generation are signed with. */
  grantSecretArn: 'grantSecretArn',
  /** ARN of the secret with the generation's private key (PKCS #8 PEM). */
  signingSecretArn: 'signingSecretArn',
  /** CloudFront's id of the generation's public key. */
  keyPairId: 'keyPairId',
} as const;

/** Properties and attributes of the custom resource that makes a signing key. */
export const SIGNING_KEY_RESOURCE = {
  type: 'Custom::SigningKey',
  /** Property: ARN of the secret that takes the private key. */
  secretArn: 'SecretArn',
  /** Property: generation of the key, a positive integer as text. */
  generation: 'Generation',
  /** Attribute: the public key, SPKI PEM with one newline at its end. */
  publicKey: 'PublicKey',
} as const;

/** Outputs of the stack that the command line and local mode read. */
export const OUTPUT = {
  /** Origin of the distribution. */
  cdnOrigin: 'CdnOrigin',
  /** Origin of the HTTP API. */
  apiOrigin: 'ApiOrigin',
  /** Name of the media bucket. */
  mediaBucket: 'MediaBucket',
  /** The `aud` of this stack's grants. */
  grantAudience: 'GrantAudience',
  /** ARN of the active generation's grant secret (its name, never its value). */
  grantSecretArn: 'GrantSecretArn',
  /** The generation that new grants carry. */
  activeGeneration: 'ActiveGeneration',
  /** Longest life of a grant, in seconds. */
  grantMaxSeconds: 'GrantMaxSeconds',
  /** `true` where a grant may be bound to an IPv4 address, else `false`. */
  ipLocks: 'IpLocks',
} as const;
