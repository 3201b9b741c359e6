import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { INGEST } from '../core/contract';
import { apiSettings } from './api-settings';

const generation = z.int().min(1).max(9_999);

const retentionDays = Object.values(RetentionDays)
  .filter((days): days is number => typeof days === 'number' && days !== RetentionDays.INFINITE)
  .sort((a, b) => a - b);

const keys = z
  .strictObject({
    live: z
      .array(generation)
      .min(1)
      // A CloudFront key group takes five public keys (CloudFront quotas).
      .max(5)
      .refine(live => new Set(live).size === live.length, 'names a generation twice')
      .default([1])
      .describe('Generations of the signing key and of the grant secret that players are admitted with.'),
    active: generation
      .default(1)
      .describe(
        'The live generation that new grants carry; raise it in a deployment after the one that made it live.',
      ),
  })
  .refine(({ live, active }) => live.includes(active), {
    path: ['active'],
    message: 'is not one of keys.live',
  })
  .prefault({});

const throttling = z
  .strictObject({
    rate: z.int().min(1).default(500).describe('Requests a second that the HTTP API takes.'),
    burst: z.int().min(1).default(1_000).describe('Requests that the HTTP API takes at once.'),
  })
  .prefault({});

const allSettings = z.strictObject({
  keys,
  throttling,
  ingest: z
    .enum(INGEST)
    .default('announced')
    .describe(
      'Which uploads become films: those that the catalogue expects, or any object that is put at `uploads/ID/source`.',
    ),
  ...apiSettings,
  ipLocks: z
    .boolean()
    .default(false)
    .describe("Whether grants may be bound to a viewer's IPv4 address; turns IPv6 off on the distribution."),
  webAclArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/,
      'is not the ARN of a global web ACL',
    )
    .optional()
    .describe('ARN of an AWS WAF web ACL (us-east-1) to put in front of the distribution.'),
  priceClass: z
    .enum(['PriceClass_100', 'PriceClass_200', 'PriceClass_All'])
    .default('PriceClass_All')
    .describe('Edge locations that CloudFront answers from.'),
  retainMedia: z
    .boolean()
    .default(true)
    .describe('Whether the media bucket outlives the stack; with false it goes with it, once it is empty.'),
  logRetentionDays: z
    .int()
    .refine(days => retentionDays.includes(days), `is not one of ${retentionDays.join(', ')}`)
    .default(30)
    .describe('Days for which logs are kept.'),
  alarmTopicArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/, 'is not the ARN of an SNS topic')
    .optional()
    .describe("ARN of an SNS topic of the stack's region that hears of every alarm; without it nobody does."),
  grantMaxHours: z.int().min(1).max(720).default(24).describe('Longest life of a playback grant, in hours.'),
});

/** Every setting with its rule, its default and its sentence. */
export const settingsSchema = allSettings.refine(
  ({ selfRegistration, oidc }) => !(selfRegistration && oidc.issuer !== undefined),
  { path: ['selfRegistration'], message: 'means nothing with oidc.issuer, which leaves no user pool' },
);

export type Settings = z.output<typeof settingsSchema>;
