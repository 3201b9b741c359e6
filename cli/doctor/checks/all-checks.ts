import { checkCaptions } from '../authoring/check-captions';
import { checkMedia } from '../authoring/check-media';
import { checkMultivariant } from '../authoring/check-multivariant';
import { checkRates } from '../authoring/check-rates';
import { checkTls } from '../authoring/check-tls';
import type { Check } from './check';
import { checkCaching } from './check-caching';
import { checkClock } from './check-clock';
import { checkCompression } from './check-compression';
import { checkContentTypes } from './check-content-types';
import { checkCors } from './check-cors';
import { checkGrant } from './check-grant';
import { checkPlaylists } from './check-playlists';
import { checkSegments } from './check-segments';

/** What keeps a film from playing comes first. */
export const CHECKS: readonly Check[] = [
  checkPlaylists,
  checkGrant,
  checkSegments,
  checkContentTypes,
  checkCors,
  checkCompression,
  checkCaching,
  checkClock,
];

/** Apple's HLS authoring rules, asked for by `--authoring`. */
export const AUTHORING_CHECKS: readonly Check[] = [
  checkMultivariant,
  checkMedia,
  checkRates,
  checkCaptions,
  checkTls,
];
