import { report } from '../report';
import { checkAnswer } from '../scene/check-answer';
import { DAY_SEGMENTS, grantUntil, NOW } from '../scene/film';
import { mediaPlaylist } from '../scene/media-playlist';
import { playEvent } from '../scene/play-event';
import { withHandler } from '../scene/with-handler';

/** What a synchronous call may answer with, in bytes (Lambda's own error message names this number; quotas: 6 MB). */
const LAMBDA_LIMIT = 6_291_556;

const samples = withHandler(mediaPlaylist(DAY_SEGMENTS, 2), async handler => {
  const token = await grantUntil(NOW + 3600);
  const shares = [];
  for (const coding of ['br', 'gzip']) {
    const answer = await handler(playEvent(token, 'index_720p.m3u8', coding));
    checkAnswer(answer, DAY_SEGMENTS);
    shares.push((100 * Buffer.byteLength(JSON.stringify(answer))) / LAMBDA_LIMIT);
  }
  return { 'day-long': [Math.max(...shares)] };
});

report(samples);
