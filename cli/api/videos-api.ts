import { z } from 'zod';
import {
  arrivedAnswer,
  beganAnswer,
  grantAnswer,
  listAnswer,
  signedPartsAnswer,
  videoAnswer,
} from './answers';
import type { Call } from './call';

/** What a new film is announced with. */
export interface Announcement {
  readonly title: string;
  readonly visibility: string;
  /** Bytes. */
  readonly size: number;
  /** Media type of the file. */
  readonly type: string;
}

/** The parts of a grant that the caller may choose. */
export interface GrantWish {
  /** Seconds. */
  readonly ttl?: number;
  /** IPv4 address or range. */
  readonly ip?: string;
}

export type VideosApi = ReturnType<typeof openVideosApi>;

/** The routes that this program calls. */
export function openVideosApi(call: Call) {
  const of = (id: string, rest = '') => `/videos/${encodeURIComponent(id)}${rest}`;
  return {
    /** @param key the same announcement with the same key meets the same film */
    create: (json: Announcement, key: string) =>
      call({
        method: 'POST',
        path: '/videos',
        json,
        headers: { 'idempotency-key': key },
        answer: beganAnswer,
      }),

    signParts: (id: string, parts: readonly number[]) =>
      call({ method: 'POST', path: of(id, '/upload/parts'), json: { parts }, answer: signedPartsAnswer }),

    arrived: async (id: string) =>
      (await call({ method: 'GET', path: of(id, '/upload'), answer: arrivedAnswer })).parts,

    complete: (id: string, parts: readonly { readonly partNumber: number; readonly eTag: string }[]) =>
      call({ method: 'POST', path: of(id, '/upload/complete'), json: { parts }, answer: z.unknown() }),

    putCaptions: (id: string, language: string, body: { bytes: Uint8Array<ArrayBuffer>; type: string }) =>
      call({
        method: 'PUT',
        path: of(id, `/captions/${encodeURIComponent(language)}`),
        body,
        answer: z.unknown(),
      }),

    video: (id: string) => call({ method: 'GET', path: of(id), answer: videoAnswer }),

    list: ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => {
      const query = new URLSearchParams({ limit: String(limit), ...(cursor !== undefined && { cursor }) });
      return call({ method: 'GET', path: `/videos?${query}`, answer: listAnswer });
    },

    remove: (id: string) => call({ method: 'DELETE', path: of(id), answer: z.unknown() }),

    grant: (id: string, json: GrantWish) =>
      call({ method: 'POST', path: of(id, '/grants'), json, answer: grantAnswer }),
  };
}
