import type { ApiStage } from './api-stage';
import type { Changes } from './good-requests';
import { DELETED_KEY, NEW_FILM } from './stage-films';

const KIB = 1024;
const GIB = KIB ** 3;

type Refused = Changes | ((stage: ApiStage) => Changes);

/** What makes any route refuse with a code. */
export const REFUSED: Readonly<Record<string, Refused>> = {
  token_missing: { token: undefined },
  owner_only: stage => ({ token: stage.other, film: 'ready' }),
  video_not_found: { film: 'absent' },
  body_too_large: { body: JSON.stringify({ title: 'x'.repeat(32 * KIB) }) },
  media_type_not_taken: { body: 'title=x', headers: { 'content-type': 'text/plain' } },
  invalid_body: { body: { surprise: 1 } },
  invalid_query: { query: '?surprise=1' },
  upload_state: { film: 'ready' },
  video_state: { film: 'uploading' },
  language_unknown: { language: 'no_language' },
  ip_locks_off: { body: { ip: '192.0.2.1' } },
};

const vtt = (body: string, type = 'text/vtt') => ({ body, headers: { 'content-type': type } });

/** What makes one route refuse with a code of its own, or in a way of its own. */
export const REFUSED_BY: Readonly<Record<string, Readonly<Record<string, Refused>>>> = {
  createVideo: {
    upload_too_large: { body: { ...NEW_FILM, size: 50 * GIB + 1 } },
    upload_type_not_taken: { body: { ...NEW_FILM, type: 'text/html' } },
    invalid_header: { headers: { 'idempotency-key': 'two words' } },
    idempotency_key_reused: {
      ...{ headers: { 'idempotency-key': DELETED_KEY } },
      body: { ...NEW_FILM, title: 'Another film' },
    },
    video_state: { headers: { 'idempotency-key': DELETED_KEY } },
  },
  completeUpload: {
    upload_incomplete: {},
    upload_state: { film: 'aborted' },
    body_too_large: { body: JSON.stringify({ parts: 'x'.repeat(KIB ** 2) }) },
  },
  editVideo: {
    if_match_required: { headers: {} },
    revision_mismatch: { headers: { 'if-match': '"99"' } },
    invalid_header: { headers: { 'if-match': 'latest' } },
    video_state: { film: 'deleting' },
  },
  putCaptions: {
    body_too_large: vtt(`WEBVTT\n\n${'x'.repeat(2 * KIB ** 2)}`),
    media_type_not_taken: vtt('<p>Hello</p>', 'text/html'),
    invalid_body: vtt('<!DOCTYPE html><script>alert(1)</script>'),
    too_many_captions: { film: 'captioned' },
    video_state: { film: 'deleting' },
  },
  deleteCaptions: { video_state: { film: 'deleting' } },
  grantVideo: { option_not_allowed: stage => ({ token: stage.other, body: { ttl: 60 } }) },
  grantPublicVideo: { video_not_found: { film: 'hidden' } },
  confirmRegistration: { code_wrong: {} },
  logIn: { credentials_wrong: { body: { email: 'owner@example.com', password: 'wrong' } } },
  refreshSession: { session_ended: { headers: { cookie: 'refresh=forged' } } },
  resetPassword: { code_wrong: {} },
};
