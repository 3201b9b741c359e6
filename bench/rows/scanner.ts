import { signPlaylist } from '../../core/hls/sign-playlist';
import { interleave } from '../interleave';
import { parseAndStringify } from '../peers/parse-and-stringify';
import { splitAndJoin } from '../peers/split-and-join';
import { report } from '../report';
import { checkPlaylist } from '../scene/check-answer';
import { DAY_SEGMENTS } from '../scene/film';
import { mediaPlaylist } from '../scene/media-playlist';
import { FOLDER, SIGNING } from '../scene/signing';
import { ratios } from '../statistics';

const ROUNDS = 21;
const CALLS = 3;

const playlist = mediaPlaylist(DAY_SEGMENTS, 2);
const peer = { folder: FOLDER, suffix: SIGNING.suffix };

async function measure() {
  const result = signPlaylist(playlist, SIGNING);
  const others = [splitAndJoin(playlist, peer), parseAndStringify(playlist, peer)];
  for (const each of [result, ...others]) checkPlaylist(each, DAY_SEGMENTS);

  const times = await interleave(
    {
      copy: { calls: CALLS, run: () => Buffer.from(result) },
      ours: { calls: CALLS, run: () => signPlaylist(playlist, SIGNING) },
      split: { calls: CALLS, run: () => splitAndJoin(playlist, peer) },
      hlsParser: { calls: 1, run: () => parseAndStringify(playlist, peer) },
    },
    ROUNDS,
  );
  return {
    scanner: ratios(times.ours, times.copy),
    'scanner.split': ratios(times.split, times.copy),
    'scanner.hls-parser': ratios(times.hlsParser, times.copy),
  };
}

report(measure());
