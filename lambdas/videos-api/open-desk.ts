import { randomBytes } from 'node:crypto';
import { openCatalogue } from '../_shared/catalogue';
import { openFilmLists } from '../_shared/film-lists';
import { createKeyring } from '../_shared/keyring';
import { openMultipartUpload } from '../_shared/multipart-upload';
import { sdkClients } from '../_shared/sdk-clients';
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
  const { catalogueTable: table, mediaBucket: bucket, generations } = config;
  const client = sdkClients.catalogue();
  const keyring = createKeyring(generations, Date.now);
  return {
    config,
    catalogue: openCatalogue({ table, client }),
    lists: openFilmLists({ table, client }),
    uploads: openMultipartUpload({ bucket, client: sdkClients.multipartUpload() }),
    keyring,
    signMedia: createMediaSignatures(config, keyring),
    checkToken: createTokenCheck(config),
    now: Date.now,
    random: randomBytes,
  };
}
