import type { ReadyVideo, VideoRecord } from '../../../core/video/record';
import type { User } from '../access/access-rule';
import type { ApiDesk } from '../api-desk';
import { signedPoster } from '../grants/signed-poster';
import type { VideoView } from './video-schema';

/**
 * A film as a caller sees it, with a poster that can be looked at for some hours.
 *
 * @throws Problem `unavailable` while there is no key to sign with
 */
export async function viewOf(
  desk: Pick<ApiDesk, 'config' | 'signMedia' | 'now'>,
  film: VideoRecord,
  caller: User | undefined,
): Promise<VideoView> {
  const { id, title, description, visibility, status, captions, createdAt, updatedAt } = film;
  return {
    id,
    title,
    description,
    visibility,
    mine: film.owner === caller?.id,
    status,
    ...(status === 'transcoding' && { progress: film.progress }),
    ...(status === 'failed' && { failure: failureOf(film.failure) }),
    ...(status === 'ready' && {
      durationSeconds: film.durationSeconds,
      ...(await posterOf(desk, film)),
    }),
    captions: captions.map(({ language, label }) => ({ language, label })),
    createdAt: isoOf(createdAt),
    updatedAt: isoOf(updatedAt),
  };
}

function failureOf({ code, message, hint }: VideoView['failure'] & object) {
  return { code, message, hint };
}

async function posterOf(
  desk: Pick<ApiDesk, 'config' | 'signMedia' | 'now'>,
  { id, attempt: { run }, poster }: ReadyVideo,
): Promise<Pick<VideoView, 'poster'>> {
  if (poster === undefined) return {};
  const { url, expires } = await signedPoster(desk, { id, run, poster });
  return { poster: { url, expiresAt: isoOf(1000 * expires) } };
}

/** @param time milliseconds since the epoch */
function isoOf(time: number): string {
  return new Date(time).toISOString();
}
