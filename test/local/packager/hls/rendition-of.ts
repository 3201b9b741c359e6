import type { VideoRendition } from '../../../../local/packager/rendition';

/** A rendition with segments of so many seconds and bytes. */
export function rendition(...segments: [seconds: number, bytes: number][]): VideoRendition {
  return {
    name: '720p',
    codec: 'avc1.64001F',
    initFile: 'index_720pinit.cmfv',
    segments: segments.map(([seconds, bytes], index) => ({ file: `${index + 1}.cmfv`, seconds, bytes })),
    picture: { width: 1280, height: 720, frameRate: 30_000 / 1001 },
  };
}
