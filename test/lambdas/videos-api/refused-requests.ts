import type { ProblemCode } from '../../../core/problem';
import type { ApiDesk } from '../../../lambdas/videos-api/api-desk';
import { ANNA, BEA, PASSWORD } from '../doubles/memory-user-pool';
import { type ApiStage, FILM, type Question, type Who } from './api-stage';

/** What is different from a request that is as it should be, so that it is refused. */
export interface Refused {
  /** State of the film. @default ready */
  state?: string;
  /** @default the owner, or whoever the route is for */
  as?: Who;
  /** In place of the sample's. */
  question?: Omit<Question, 'as'>;
  /** In place of the sample's. */
  path?: string;
  /** Added to the path. */
  query?: string;
  /** In place of an access token. */
  token?: (stage: ApiStage) => Promise<string>;
  /** What happened before. */
  before?: (stage: ApiStage) => Promise<unknown>;
  /** Settings that differ. */
  config?: Partial<ApiDesk['config']>;
  /** The function's environment is not whole. */
  broken?: boolean;
}

const edit = { body: { title: 'Renamed' } };
const upload = { title: 'A film', size: 20_000_000, type: 'video/mp4' };
const keyed = { headers: { 'idempotency-key': 'key-1' } };
const owner = { user: 'owner' };

const vtt = (body: string, type = 'text/vtt') => ({
  question: { body, headers: { 'content-type': type } },
});
const deleted = { state: 'deleting-job-running' };

/** How any route comes to refuse with a code. */
export const REFUSED: Partial<Record<ProblemCode, Refused>> = {
  token_missing: { as: 'anonymous' },
  token_invalid: { as: 'anonymous', token: ({ issuer }) => issuer.forged('owner') },
  token_expired: { as: 'anonymous', token: ({ issuer }) => issuer.token('owner', { exp: 1_700_000_000 }) },
  machine_only: { as: owner },
  owner_only: { as: { user: 'somebody-else' } },
  video_not_found: { state: 'absent' },
  body_too_large: { question: { body: JSON.stringify({ title: 'x'.repeat(32 * 1024) }) } },
  media_type_not_taken: { question: { body: 'title=x', headers: { 'content-type': 'text/plain' } } },
  invalid_body: { question: { body: { surprise: 1 } } },
  upload_state: { state: 'ready' },
  language_unknown: { path: `/api/videos/${FILM}/captions/no_language` },
  invalid_query: { query: '?surprise=1' },
  video_state: { state: 'transcoding' },
  not_found: { config: { tokenKind: 'oidc' } },
  too_many_attempts: { before: async stage => stage.attempts.exhaust() },
  unavailable: { broken: true },
};

/** How one route comes to refuse with a code, where it is another way or a refusal of its own. */
export const REFUSED_BY: Record<string, Partial<Record<ProblemCode, Refused>>> = {
  createVideo: {
    upload_too_large: { question: { body: { ...upload, size: 50 * 1024 ** 3 + 1 } } },
    upload_type_not_taken: { question: { body: { ...upload, type: 'text/html' } } },
    idempotency_key_reused: {
      before: stage =>
        stage.call('POST', '/api/videos', { as: owner, body: { ...upload, title: 'B' }, ...keyed }),
      question: { body: upload, ...keyed },
    },
    video_state: {
      before: async stage => {
        await stage.call('POST', '/api/videos', { as: owner, body: upload, ...keyed });
        const { id, request } = stage.catalogue.written.at(-1) ?? {};
        stage.put('deleting-job-none', { ...(id && { id }), ...(request && { request }) });
      },
      question: { body: upload, ...keyed },
    },
    invalid_header: { question: { body: upload, headers: { 'idempotency-key': 'two words' } } },
  },
  editVideo: {
    if_match_required: { question: edit },
    revision_mismatch: { question: { ...edit, headers: { 'if-match': '"2"' } } },
    invalid_header: { question: { ...edit, headers: { 'if-match': 'latest' } } },
    video_state: { state: 'deleting-job-running' },
  },
  completeUpload: {
    upload_state: { state: 'uploading' },
    upload_incomplete: {
      state: 'uploading-parts',
      question: { body: { parts: [{ partNumber: 1, eTag: '"another"' }] } },
    },
    body_too_large: { question: { body: JSON.stringify({ parts: 'x'.repeat(1024 * 1024) }) } },
  },
  putCaptions: {
    body_too_large: vtt(`WEBVTT\n\n${'x'.repeat(2_000_000)}`),
    media_type_not_taken: vtt('<p>Hello</p>', 'text/html'),
    invalid_body: vtt('<!DOCTYPE html><script>alert(1)</script>'),
    too_many_captions: {
      before: async stage => {
        const languages = Array.from({ length: 50 }, (_, index) => `en-x-${index}`);
        stage.put('ready', { captions: languages.map(language => ({ language, label: language })) });
      },
    },
    video_state: deleted,
  },
  deleteCaptions: { video_state: deleted },
  grantVideo: {
    option_not_allowed: { as: { user: 'somebody-else' }, question: { body: { ttl: 60 } } },
    ip_locks_off: { config: { ipLocks: false }, question: { body: { ip: '192.0.2.1' } } },
  },
  register: { registration_closed: { config: { selfRegistration: false } } },
  confirmRegistration: { code_wrong: { question: { body: { email: BEA, code: '999999' } } } },
  logIn: { credentials_wrong: { question: { body: { email: ANNA, password: 'wrong' } } } },
  refreshSession: { session_ended: { question: { body: {}, headers: { cookie: 'refresh=forged' } } } },
  resetPassword: {
    code_wrong: { question: { body: { email: ANNA, code: '999999', password: PASSWORD } } },
  },
  grantToMachine: {
    ip_locks_off: { config: { ipLocks: false }, question: { body: { ip: '192.0.2.1' } } },
  },
};
