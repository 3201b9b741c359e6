const keysOf = (generation: number) => ({
  grantSecretArn: `arn:grant-${generation}`,
  signingSecretArn: `arn:signing-${generation}`,
  keyPairId: `K${generation}`,
});

/** The function's environment as the stack sets it, with what is changed. */
export function environment(
  changes: Record<string, string | undefined> = {},
): Record<string, string | undefined> {
  return {
    CATALOGUE_TABLE: 'videos',
    MEDIA_BUCKET: 'media',
    CDN_ORIGIN: 'https://d111111abcdef8.cloudfront.net',
    DISTRIBUTION_ID: 'E2EXAMPLE',
    GRANT_AUDIENCE: 'E2EXAMPLE',
    KEY_GENERATIONS: JSON.stringify({ 1: keysOf(1), 2: keysOf(2) }),
    ACTIVE_GENERATION: '2',
    GRANT_MAX_SECONDS: '86400',
    IP_LOCKS: 'false',
    TOKEN_KIND: 'cognito',
    TOKEN_ISSUER: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE',
    TOKEN_AUDIENCE: 'client',
    API_ORIGINS: '["https://partner.example"]',
    SELF_REGISTRATION: 'false',
    UPLOAD_MAX_BYTES: '53687091200',
    UPLOAD_TYPES: '["video/mp4"]',
    JOB_QUEUE_ARN: 'arn:aws:mediaconvert:eu-central-1:111122223333:queues/stack',
    ...changes,
  };
}
