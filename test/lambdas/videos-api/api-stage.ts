import { generateKeyPairSync } from 'node:crypto';
import { sourceKey } from '../../../core/video/object-keys';
import type { VideoRecord } from '../../../core/video/record';
import { ConfigurationError } from '../../../lambdas/_shared/configuration-error';
import { createTokenCheck } from '../../../lambdas/videos-api/access/token-check';
import type { ApiDesk } from '../../../lambdas/videos-api/api-desk';
import { createApp } from '../../../lambdas/videos-api/app';
import type { ApiConfig } from '../../../lambdas/videos-api/config';
import { createMediaSignatures } from '../../../lambdas/videos-api/grants/media-signatures';
import type { ApiRoute } from '../../../lambdas/videos-api/routes/define-route';
import { SAMPLES, T0 } from '../../core/video/sample-records';
import { CountedMetrics } from '../doubles/counted-metrics';
import { FakeMediaConvert } from '../doubles/fake-media-convert';
import { MemoryAttemptTimes } from '../doubles/memory-attempt-times';
import { MemoryBucket } from '../doubles/memory-bucket';
import { MemoryCatalogue } from '../doubles/memory-catalogue';
import { MemoryEraser } from '../doubles/memory-eraser';
import { MemoryFiles } from '../doubles/memory-files';
import { MemoryRequestFilms } from '../doubles/memory-request-films';
import { MemoryUploads } from '../doubles/memory-uploads';
import { MemoryUserPool } from '../doubles/memory-user-pool';
import { RecordingEdgeCache } from '../doubles/recording-edge-cache';
import { CLIENT, startTokenIssuer, type TokenIssuer } from './token-issuer';

export const FILM = 'AAAAAAAAAAAAAAAAAAAAAA';
/** Of the films that the samples are. */
export const OWNER = 'owner';
export const CDN = 'https://d111111abcdef8.cloudfront.net';
export const SECRET = Buffer.from('s'.repeat(64));
export const AUDIENCE = 'E2EXAMPLE';
/** A page of this origin may call. */
export const PARTNER = 'https://partner.example';
/** Milliseconds since the epoch, shortly after the samples were written. */
export const NOW = T0 + 60_000;

export const signingPair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Who calls: a person by the subject of their token, somebody without one, or a machine. */
export type Who = 'anonymous' | 'machine' | { readonly user: string };

export interface Question {
  as?: Who;
  /** Sent as JSON, unless it is text already. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Address of whoever has the connection to the gateway. @default 192.0.2.7 */
  from?: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON. */
  body: Record<string, unknown>;
  text: string;
}

export interface ApiStage {
  catalogue: MemoryCatalogue;
  bucket: MemoryBucket;
  uploads: MemoryUploads;
  files: MemoryFiles;
  eraser: MemoryEraser;
  edgeCache: RecordingEdgeCache;
  mediaConvert: FakeMediaConvert;
  userPool: MemoryUserPool;
  attempts: MemoryAttemptTimes;
  requests: MemoryRequestFilms;
  issuer: TokenIssuer;
  config: ApiConfig;
  clock: { now: number };
  logged: string[];
  /** Puts a sample record there, changed where that is given; of an upload in parts the first part has arrived. */
  put(state: string, changes?: Partial<VideoRecord>): void;
  /** From here on the environment of the function is not whole. */
  breakDesk(): void;
  call(method: string, path: string, question?: Question): Promise<Answer>;
}

const generations = new Map([
  [2, { grantSecretArn: 'arn:grant', signingSecretArn: 'arn:signing', keyPairId: 'K2JCJMDEHXQW5F' }],
]);

export function apiConfig(issuer: string): ApiConfig {
  return {
    catalogueTable: 'videos',
    mediaBucket: 'media',
    cdnOrigin: CDN,
    distributionId: AUDIENCE,
    grantAudience: AUDIENCE,
    generations,
    activeGeneration: 2,
    grantMaxSeconds: 24 * 3_600,
    ipLocks: true,
    tokenKind: 'cognito',
    tokenIssuer: issuer,
    tokenAudience: CLIENT,
    apiOrigins: [PARTNER],
    selfRegistration: true,
    uploadMaxBytes: 50 * 1024 ** 3,
    uploadTypes: ['video/mp4', 'video/quicktime'],
    jobQueueArn: 'arn:aws:mediaconvert:eu-central-1:111122223333:queues/stack',
  };
}

/** An issuer for a file of tests; every stage on it has a catalogue of its own. */
export async function openTheatre() {
  const issuer = await startTokenIssuer();
  const config = apiConfig(issuer.origin);
  const checkToken = createTokenCheck(config);
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (user: string) => {
    const token = tokens.get(user) ?? issuer.token(user);
    tokens.set(user, token);
    return token;
  };

  function openStage(changes: Partial<ApiDesk> = {}, routes?: readonly ApiRoute[]): ApiStage {
    const catalogue = new MemoryCatalogue();
    const bucket = new MemoryBucket();
    const clock = { now: NOW };
    const services = {
      uploads: new MemoryUploads(bucket),
      files: new MemoryFiles(bucket),
      eraser: new MemoryEraser(bucket),
      edgeCache: new RecordingEdgeCache(),
      mediaConvert: new FakeMediaConvert(() => clock.now),
      userPool: new MemoryUserPool(),
      attempts: new MemoryAttemptTimes(),
      requests: new MemoryRequestFilms(),
    };
    const logged: string[] = [];
    const keyring = {
      load: async () => undefined,
      secretOf: () => SECRET,
      signingKey: async () => ({ keyPairId: 'K2JCJMDEHXQW5F', privateKey: signingPair.privateKey }),
    };
    let drawn = 0;
    const desk: ApiDesk = {
      config,
      catalogue,
      lists: catalogue,
      bucket,
      ...services,
      metrics: new CountedMetrics(),
      newRun: () => ({ run: 'new-run', submission: 'new-submission' }),
      keyring,
      signMedia: createMediaSignatures(config, keyring),
      checkToken,
      now: () => clock.now,
      sleep: async milliseconds => {
        clock.now += milliseconds;
      },
      random: bytes => {
        drawn += 1;
        return new Uint8Array(bytes).fill(drawn);
      },
      ...changes,
    };
    let isBroken = false;
    const app = createApp({
      openDesk: () => {
        if (isBroken) throw new ConfigurationError(['CATALOGUE_TABLE must be the name of a table']);
        return desk;
      },
      elapsed: () => 0,
      log: line => logged.push(line),
      ...(routes && { routes }),
    });
    return {
      catalogue,
      bucket,
      ...services,
      issuer,
      config: desk.config,
      clock,
      logged,
      put(state, changes = {}) {
        const sample = SAMPLES[state];
        if (sample === undefined) return;
        catalogue.put({ ...sample, ...changes } as VideoRecord);
        if (!('upload' in sample) || sample.upload === undefined) return;
        const { uploadId, size, partSize } = sample.upload;
        services.uploads.put(uploadId, sourceKey(sample.id));
        services.uploads.arrive(uploadId, 1, Math.min(size, partSize));
      },
      breakDesk() {
        isBroken = true;
      },
      async call(method, path, { as = 'anonymous', body, headers = {}, from = '192.0.2.7' } = {}) {
        const answer = await app.request(
          path,
          {
            method,
            headers: {
              ...(typeof as === 'object' && { authorization: `Bearer ${await tokenOf(as.user)}` }),
              ...(body !== undefined && { 'content-type': 'application/json' }),
              ...headers,
            },
            ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
          },
          {
            event: {
              requestContext: {
                http: { sourceIp: from },
                ...(as === 'machine' && { authorizer: { iam: { userArn: 'arn:aws:iam' } } }),
              },
            },
            requestContext: { requestId: 'request-1' },
          },
        );
        const text = await answer.text();
        const isJson = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
        return {
          status: answer.status,
          headers: answer.headers,
          text,
          body: isJson ? JSON.parse(text) : {},
        };
      },
    };
  }
  return { issuer, config, openStage, close: () => issuer.close() };
}
