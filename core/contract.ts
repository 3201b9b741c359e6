/**
 * Names that cross from the stack to the code that runs. Both sides import them, so they cannot drift apart.
 */

/** The first folder of every path below the distribution, and of every key in the media bucket. */
export const PREFIX = {
  /** Playlists, by token: answered by serve-playlist. */
  play: 'play',
  /** Media, by signature: answered from the media bucket. */
  vod: 'vod',
  /** What programs and people call: answered by videos-api. */
  api: 'api',
  /** Sources as they were uploaded; no door of the distribution leads here. */
  uploads: 'uploads',
} as const;

/** Routes of the HTTP API (API Gateway v2 route syntax). */
export const ROUTE = {
  play: `/${PREFIX.play}/{token}/{proxy+}`,
  api: `/${PREFIX.api}/{proxy+}`,
  /** POST, for callers who sign with IAM credentials; the gateway checks the signature. */
  machineGrants: `/${PREFIX.api}/machine/videos/{id}/grants`,
} as const;

/** Environment variable of every function: the domain that AWS's services lie below, which other partitions have their own of. */
export const URL_SUFFIX_ENV = 'URL_SUFFIX';

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

/** Environment variables of videos-api. */
export const VIDEOS_API_ENV = {
  /** Name of the catalogue's table. */
  catalogueTable: 'CATALOGUE_TABLE',
  /** Name of the media bucket. */
  mediaBucket: 'MEDIA_BUCKET',
  /** Origin of the distribution: scheme and host, no slash at the end. */
  cdnOrigin: 'CDN_ORIGIN',
  /** Id of the distribution, which deleted films are invalidated in. */
  distributionId: 'DISTRIBUTION_ID',
  /** The `aud` that a grant for this stack carries. */
  grantAudience: 'GRANT_AUDIENCE',
  /** JSON object, generation → `GENERATION_KEYS`; the live generations and no other. */
  generations: 'KEY_GENERATIONS',
  /** The live generation that new grants carry. */
  activeGeneration: 'ACTIVE_GENERATION',
  /** Longest life of a grant, in seconds. */
  grantMaxSeconds: 'GRANT_MAX_SECONDS',
  /** `true` where a grant may be bound to an IPv4 address, else `false`. */
  ipLocks: 'IP_LOCKS',
  /** What callers' tokens are: one of `TOKEN_KINDS`. */
  tokenKind: 'TOKEN_KIND',
  /** The `iss` that callers' tokens carry: the URL of the user pool or of another OpenID provider. */
  tokenIssuer: 'TOKEN_ISSUER',
  /** The pool's app client, or the `aud` that another provider's tokens carry. */
  tokenAudience: 'TOKEN_AUDIENCE',
  /** URL of the issuer's public keys; without it the issuer is asked (a pool's follows from its own URL). */
  jwksUri: 'JWKS_URI',
  /** JSON array of the origins, other than the distribution's, whose pages may call. */
  apiOrigins: 'API_ORIGINS',
  /** `true` where anyone may register, else `false`. */
  selfRegistration: 'SELF_REGISTRATION',
  /** Largest source that is taken, in bytes. */
  uploadMaxBytes: 'UPLOAD_MAX_BYTES',
  /** JSON array of the media types that sources may have. */
  uploadTypes: 'UPLOAD_TYPES',
  /** ARN of the stack's own MediaConvert queue, whose jobs a deletion cancels. */
  jobQueueArn: 'JOB_QUEUE_ARN',
} as const;

/** Tokens that callers show: access tokens of the stack's own Cognito pool, or tokens of another OpenID provider. */
export const TOKEN_KINDS = ['cognito', 'oidc'] as const;

/** Environment variables of start-transcode, finish-transcode and reconcile. */
export const TRANSCODE_ENV = {
  /** Name of the catalogue's table. */
  catalogueTable: 'CATALOGUE_TABLE',
  /** Name of the media bucket. */
  mediaBucket: 'MEDIA_BUCKET',
  /** URL of the SQS queue that start-transcode works through. */
  uploadQueueUrl: 'UPLOAD_QUEUE_URL',
  /** ARN of the stack's own MediaConvert queue. */
  jobQueueArn: 'JOB_QUEUE_ARN',
  /** ARN of the role that jobs read sources and write films under. */
  jobRoleArn: 'JOB_ROLE_ARN',
  /** ARN of the SNS topic that tells of films that are ready or have failed. */
  videoEventsTopicArn: 'VIDEO_EVENTS_TOPIC_ARN',
  /** Id of the distribution, which deleted films are invalidated in; for reconcile alone. */
  distributionId: 'DISTRIBUTION_ID',
  /** What becomes of an object that no record announced: one of `INGEST`. */
  ingest: 'INGEST',
} as const;

/** Which uploads are taken: those that a record announces, or any object below `uploads/{id}/source`. */
export const INGEST = ['announced', 'any'] as const;

/** Keys and indexes of the catalogue's table. */
export const CATALOGUE = {
  /** Partition key of the table: the film's id. */
  key: 'id',
  /** Films of an owner; sort key `createdAt`. */
  byOwner: { index: 'by-owner', partition: 'owner', sort: 'createdAt' },
  /** Films that others may see at the moment; sort key `createdAt`. `viewers` stands in no other item. */
  byViewers: { index: 'by-viewers', partition: 'viewers', sort: 'createdAt' },
  /** Films with something left to do, for the sweep: `attention` stands in no other item. Keys only. */
  byAttention: { index: 'by-attention', partition: 'attention', sort: 'updatedAt' },
} as const;

/** Namespace and names of the metrics that alarms watch. */
export const METRIC = {
  namespace: 'ScreeningRoom',
  /** A second job for one upload was seen; it is canceled. */
  secondJob: 'SecondJob',
  /** An object came that no film waited for. */
  unannouncedUpload: 'UnannouncedUpload',
  /** The sweep had to repair or fail a film. */
  repaired: 'Repaired',
  /** A sweep met an error on a film, or on several. */
  filmNotSwept: 'FilmNotSwept',
  /** A film failed. */
  failed: 'FilmFailed',
  /** A film became ready. */
  ready: 'FilmReady',
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
  /** Name of the catalogue's table. */
  catalogueTable: 'CatalogueTable',
  /** ARN of the topic that tells of films that are ready or have failed. */
  videoEventsTopicArn: 'VideoEventsTopicArn',
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
  /** Id of the user pool; missing with another OpenID provider. */
  userPoolId: 'UserPoolId',
  /** Id of the pool's app client; missing with another OpenID provider. */
  userPoolClientId: 'UserPoolClientId',
} as const;
