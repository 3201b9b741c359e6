import { setImmediate as nextTurn } from 'node:timers/promises';
import { getSignedUrl } from '@aws-sdk/cloudfront-signer';
import { interleave } from '../interleave';
import { guideHandler } from '../peers/guide-handler';
import { signWithParsedKey } from '../peers/sign-with-parsed-key';
import { report } from '../report';
import { checkAnswer } from '../scene/check-answer';
import { FILM_SEGMENTS, grantUntil, KEY_PAIR_ID, NOW, PRIVATE_KEY, PRIVATE_KEY_PEM } from '../scene/film';
import { mediaPlaylist } from '../scene/media-playlist';
import { playEvent } from '../scene/play-event';
import { withHandler } from '../scene/with-handler';
import { ratios } from '../statistics';

const ROUNDS = 15;
const CALLS = 120;
/** An answer from memory takes microseconds, so that it takes many to last as long as the others. */
const CALLS_FROM_MEMORY = 12_000;

const playlist = mediaPlaylist(FILM_SEGMENTS, 6);
const paths = Array.from({ length: CALLS }, (_, index) => `index_${index}.m3u8`);

let expires = NOW + 3600;

/** A grant that nobody has asked with yet: each ends one second after the one before. */
function newGrant(): Promise<string> {
  expires += 1;
  return grantUntil(expires);
}

const byGetSignedUrl = guideHandler(playlist, (url, until) =>
  getSignedUrl({
    url,
    keyPairId: KEY_PAIR_ID,
    privateKey: PRIVATE_KEY_PEM,
    dateLessThan: new Date(until * 1000).toISOString(),
  }),
);
const byParsedKey = guideHandler(playlist, (url, until) =>
  signWithParsedKey(url, { keyPairId: KEY_PAIR_ID, privateKey: PRIVATE_KEY, expires: until }),
);

type Event = ReturnType<typeof playEvent>;

/**
 * The work of one request, up to the JSON that Lambda's runtime makes of the answer. Each begins in a turn of its own,
 * as in Lambda, so that what the one before left for later is done.
 */
async function answer(
  handler: (event: Event) => Promise<unknown>,
  token: string,
  path: string,
): Promise<string> {
  await nextTurn();
  return JSON.stringify(await handler(playEvent(token, path)));
}

const samples = withHandler(playlist, async handler => {
  let tokens: string[] = [];
  let token = await newGrant();
  const path = 'index_720p.m3u8';
  for (const each of [path, ...paths]) checkAnswer(await handler(playEvent(token, each)), FILM_SEGMENTS);
  for (const peer of [byGetSignedUrl, byParsedKey])
    checkAnswer(await peer(playEvent(token, path)), FILM_SEGMENTS);

  const times = await interleave(
    {
      getSignedUrl: { calls: 1, run: () => answer(byGetSignedUrl, token, path) },
      parsedKey: { calls: 1, run: () => answer(byParsedKey, token, path) },
      signed: {
        calls: CALLS,
        prepare: async () => {
          tokens = await Promise.all(paths.map(newGrant));
        },
        run: call => answer(handler, tokens[call] ?? '', path),
      },
      suffixKept: {
        calls: CALLS,
        prepare: async () => {
          token = await newGrant();
          await answer(handler, token, path);
        },
        run: call => answer(handler, token, paths[call] ?? ''),
      },
      bodyKept: {
        calls: CALLS_FROM_MEMORY,
        prepare: () => answer(handler, token, path),
        run: () => answer(handler, token, path),
      },
    },
    ROUNDS,
  );
  return {
    'handler.signed': ratios(times.getSignedUrl, times.signed),
    'handler.suffix-kept': ratios(times.getSignedUrl, times.suffixKept),
    'handler.body-kept': ratios(times.getSignedUrl, times.bodyKept),
    'handler.parsed-key': ratios(times.getSignedUrl, times.parsedKey),
  };
});

report(samples);
