import type { ProblemCode } from '../../../core/problem';
import type { ApiDesk } from '../../../lambdas/videos-api/api-desk';
import type { ApiStage, Question, Who } from './api-stage';

/** What is different from a request that is as it should be, so that it is refused. */
export interface Refused {
  /** State of the film. @default ready */
  state?: string;
  /** @default the owner, or whoever the route is for */
  as?: Who;
  /** In place of the sample's. */
  question?: Omit<Question, 'as'>;
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

/** How any route comes to refuse with a code. */
export const REFUSED: Partial<Record<ProblemCode, Refused>> = {
  token_missing: { as: 'anonymous' },
  token_invalid: { as: 'anonymous', token: ({ issuer }) => issuer.forged('owner') },
  token_expired: { as: 'anonymous', token: ({ issuer }) => issuer.token('owner', { exp: 1_700_000_000 }) },
  machine_only: { as: owner },
  owner_only: { as: { user: 'somebody-else' } },
  video_not_found: { state: 'absent' },
  body_too_large: { question: { body: JSON.stringify({ title: 'x'.repeat(16 * 1024) }) } },
  media_type_not_taken: { question: { body: 'title=x', headers: { 'content-type': 'text/plain' } } },
  invalid_body: { question: { body: { surprise: 1 } } },
  invalid_query: { query: '?surprise=1' },
  video_state: { state: 'transcoding' },
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
        const { id, requestDigest } = stage.catalogue.written.at(-1) ?? {};
        stage.put('deleting-job-none', { ...(id && { id }), ...(requestDigest && { requestDigest }) });
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
  grantVideo: {
    option_not_allowed: { as: { user: 'somebody-else' }, question: { body: { ttl: 60 } } },
    ip_locks_off: { config: { ipLocks: false }, question: { body: { ip: '192.0.2.1' } } },
  },
  grantToMachine: {
    ip_locks_off: { config: { ipLocks: false }, question: { body: { ip: '192.0.2.1' } } },
  },
};
