import type { VideoRendition } from '../../../../local/packager/rendition';

/** A rendition with segments of so many seconds and bytes. */
export function rendition(...segments: [seconds: number, bytes: number][]): VideoRendition {
  return {
    name: '720p',
    codec: 'avc1.64001F',
    initFile: 'index_720pinit.cmfv',
    timescale: 1000,
    segments: segments.map(([seconds, bytes], index) => ({
      file: `${index + 1}.cmfv`,
      seconds,
      bytes,
      start: segments.slice(0, index).reduce((sum, [before]) => sum + before * 1000, 0),
      duration: seconds * 1000,
    })),
    picture: { width: 1280, height: 720, frameRate: { num: 30_000, den: 1001 } },
    sound: undefined,
  };
}
