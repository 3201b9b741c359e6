import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { openAttemptTimes } from '../_shared/attempt-times';
import { openCatalogue } from '../_shared/catalogue';
import { openEdgeCache } from '../_shared/edge-cache';
import { openFilmEraser } from '../_shared/film-eraser';
import { openFilmFiles } from '../_shared/film-files';
import { openFilmLists } from '../_shared/film-lists';
import { createKeyring } from '../_shared/keyring';
import { openMediaBucket } from '../_shared/media-bucket';
import { openMediaConvert } from '../_shared/media-convert';
import { openMetrics } from '../_shared/metrics';
import { openMultipartUpload } from '../_shared/multipart-upload';
import { newRun } from '../_shared/new-run';
import { openRequestFilms } from '../_shared/request-films';
import { sdkClients } from '../_shared/sdk-clients';
import { openUserPool } from '../_shared/user-pool';
import { createTokenCheck } from './access/token-check';
import type { ApiDesk } from './api-desk';
import { parseConfig } from './config';
import { createMediaSignatures } from './grants/media-signatures';

/**
 * The desk in AWS; nothing is called yet.
 *
 * @throws ConfigurationError
 */
export function openDesk(env: Record<string, string | undefined>): ApiDesk {
  const config = parseConfig(env);
  const { catalogueTable: table, mediaBucket: bucket, distributionId, generations } = config;
  const media = { bucket, client: sdkClients.mediaBucket() };
  const client = sdkClients.catalogue();
  const keyring = createKeyring(generations, Date.now);
  return {
    config,
    catalogue: openCatalogue({ table, client }),
    lists: openFilmLists({ table, client }),
    requests: openRequestFilms({ table, client }),
    uploads: openMultipartUpload({ bucket, client: sdkClients.multipartUpload() }),
    bucket: openMediaBucket(media),
    files: openFilmFiles(media),
    eraser: openFilmEraser(media),
    edgeCache: openEdgeCache({ distributionId, client: sdkClients.edgeCache() }),
    mediaConvert: openMediaConvert({ queue: config.jobQueueArn, client: sdkClients.mediaConvert() }),
    metrics: openMetrics(),
    newRun: () => newRun(randomBytes),
    keyring,
    signMedia: createMediaSignatures(config, keyring),
    checkToken: createTokenCheck(config),
    userPool: openUserPool({ client: sdkClients.userPool(), clientId: config.tokenAudience }),
    attempts: openAttemptTimes({ table, client }),
    now: Date.now,
    sleep: setTimeout,
    random: randomBytes,
  };
}
