import { signPlaylist } from '../../core/hls/sign-playlist';
import { interleave } from '../interleave';
import { signWithParsedKey } from '../peers/sign-with-parsed-key';
import { signedPerSegment } from '../peers/signed-per-segment';
import { report } from '../report';
import { checkPlaylist } from '../scene/check-answer';
import { FILM_SEGMENTS, KEY_PAIR_ID, NOW, PRIVATE_KEY } from '../scene/film';
import { mediaPlaylist } from '../scene/media-playlist';
import { FOLDER, signingUntil } from '../scene/signing';
import { ratios } from '../statistics';

const ROUNDS = 21;
const CALLS = 60;

const playlist = mediaPlaylist(FILM_SEGMENTS, 6);
const text = playlist.toString();

let expires = NOW + 3600;

function signedOnce(): Buffer {
  expires += 1;
  return signPlaylist(playlist, signingUntil(expires));
}

function signedEach(): Buffer {
  const key = { keyPairId: KEY_PAIR_ID, privateKey: PRIVATE_KEY, expires };
  return Buffer.from(signedPerSegment(text, { folder: FOLDER, signUrl: url => signWithParsedKey(url, key) }));
}

async function measure() {
  for (const result of [signedOnce(), signedEach()]) checkPlaylist(result, FILM_SEGMENTS);
  const times = await interleave(
    { parsedKey: { calls: 1, run: signedEach }, ours: { calls: CALLS, run: signedOnce } },
    ROUNDS,
  );
  return { 'sign-and-rewrite': ratios(times.parsedKey, times.ours) };
}

report(measure());
