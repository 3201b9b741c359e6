import type { Fragment, VideoRendition } from '../../../../local/packager/rendition';

/** A rendition with segments of so many seconds and bytes, each in fragments of two seconds at most. */
export function rendition(...segments: [seconds: number, bytes: number][]): VideoRendition {
  return {
    name: 'index_720p',
    codec: 'avc1.64001F',
    initFile: 'index_720pinit.cmfv',
    timescale: 1000,
    segments: segments.map(([seconds, bytes], index) => {
      const start = segments.slice(0, index).reduce((sum, [before]) => sum + before * 1000, 0);
      const duration = seconds * 1000;
      return {
        ...{ file: `${index + 1}.cmfv`, seconds, bytes, start, duration },
        fragments: fragmentsOf(start, duration),
      };
    }),
    picture: { width: 1280, height: 720, frameRate: { num: 30_000, den: 1001 } },
    sound: undefined,
  };
}

function fragmentsOf(start: number, duration: number): Fragment[] {
  return Array.from({ length: Math.ceil(duration / 2000) }, (_, index) => ({
    at: 24 + 10_000 * index,
    bytesToFirstSample: 1_000,
    start: start + 2000 * index,
    duration: Math.min(2000, duration - 2000 * index),
    samples: 60,
  }));
}
