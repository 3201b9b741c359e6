const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/films/0a1b2c3d';
const OIDC = { issuer: 'https://id.example/realms/films', audience: 'screening-room' };

/** Settings that change what there is, not only how much of it. */
export const DEPLOYMENTS: [string, Readonly<Record<string, unknown>>][] = [
  ['by default', {}],
  [
    'with everything that a setting adds',
    {
      webAclArn: WEB_ACL,
      keys: { live: [1, 2], active: 2 },
      selfRegistration: true,
      apiOrigins: ['https://shop.example'],
      sources: { action: 'tier' },
      ingest: 'any',
      ipLocks: true,
    },
  ],
  [
    'with everything that a setting takes away',
    { oidc: OIDC, sources: { action: 'delete', days: 14 }, retainMedia: false },
  ],
];
