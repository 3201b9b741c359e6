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
  /** Films that may be seen by others too; sort key `createdAt`. */
  byVisibility: { index: 'by-visibility', partition: 'visibility', sort: 'createdAt' },
  /** Films with something left to do, for the sweep: `attention` stands in no other item. Keys only. */
  byAttention: { index: 'by-attention', partition: 'attention', sort: 'updatedAt' },
} as const;

/** Namespace and names of the metrics that alarms watch. */
export const METRIC = {
  namespace: 'ScreeningRoom',
  /** A second job for one upload was seen; it is canceled. */
  secondJob: 'SecondJob',
  /** An object came that no record announced. */
  unannouncedUpload: 'UnannouncedUpload',
  /** The sweep had to repair or fail a film. */
  repaired: 'Repaired',
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
} as const;
