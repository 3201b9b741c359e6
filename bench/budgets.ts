import type { Budget } from './budget';

/**
 * The table's lines in their order. Whoever changes a figure for the worse raises its target here, in the same change,
 * and says why.
 */
export const BUDGETS: readonly Budget[] = [
  {
    id: 'handler.signed',
    what: 'whole handler, 1,200 segments, br: a signature per request, against getSignedUrl per segment',
    unit: 'x',
    target: { atLeast: 700 },
  },
  {
    id: 'handler.suffix-kept',
    what: 'the same, the signature kept from an earlier request',
    unit: 'x',
    target: { atLeast: 1_500 },
  },
  {
    id: 'handler.body-kept',
    what: 'the same, the finished body kept',
    unit: 'x',
    target: { atLeast: 30_000 },
  },
  {
    id: 'handler.parsed-key',
    what: 'peer: that handler with a signature per segment by a parsed key',
    unit: 'x',
  },
  {
    id: 'sign-and-rewrite',
    what: 'sign and rewrite 1,200 segments, against a signature per segment by a parsed key',
    unit: 'x',
    target: { atLeast: 200 },
  },
  {
    id: 'scanner',
    what: 'rewrite 43,200 segments, time over a plain copy of the result',
    unit: 'x',
    target: { atMost: 4.5 },
  },
  {
    id: 'scanner.split',
    what: 'peer: split, map and join, time over a plain copy',
    unit: 'x',
  },
  {
    id: 'scanner.hls-parser',
    what: 'peer: hls-parser, parse and stringify, time over a plain copy',
    unit: 'x',
  },
  {
    id: 'memory',
    what: 'rewrite 43,200 segments, peak memory above the idle process over the size of the result',
    unit: 'x',
    target: { atMost: 1.25 },
  },
  {
    id: 'memory.dash',
    what: 'the same for a DASH manifest with 43,200 segments in a list',
    unit: 'x',
    target: { atMost: 1.25 },
  },
  {
    id: 'memory.split',
    what: 'peer: split, map and join, peak memory',
    unit: 'x',
  },
  {
    id: 'memory.hls-parser',
    what: 'peer: hls-parser, parse and stringify, peak memory',
    unit: 'x',
  },
  {
    id: 'day-long',
    what: 'answer with 43,200 segments (24 h at 2 s), the larger of br and gzip, share of the 6 MB that Lambda lets through',
    unit: '%',
    target: { atMost: 10 },
  },
  {
    id: 'init',
    what: 'init of the serve-playlist bundle above bare Node, against a bundle with nothing but S3Client',
    unit: 'x',
    target: { atMost: 0.25 },
  },
  {
    id: 'upload-to-ready',
    what: 'local mode: a minute of 720p from the upload to ready, elapsed time over one bare ffmpeg command for the same sizes and poster',
    unit: 'x',
    target: { atMost: 1.15 },
  },
  {
    id: 'forty-uploads',
    what: 'local mode: forty films of 2 s uploaded at once, from the first announcement until the last is ready',
    unit: 's',
    target: { atMost: 60 },
  },
];
