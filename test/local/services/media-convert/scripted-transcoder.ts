import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../../../../local/clock';
import {
  captureFile,
  iFramePlaylistFile,
  initFile,
  type MediaKind,
  manifestFile,
  playlistFile,
  segmentFile,
} from '../../../../local/packager/file-names';
import type { TranscodeJob } from '../../../../local/packager/transcode-job';
import type { Transcode } from '../../../../local/services/media-convert/jobs/transcode';

/** One set, so that captions can be joined to it. */
const MANIFEST = `<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><AdaptationSet></AdaptationSet></Period></MPD>
`;

interface Script {
  /** Length of what comes out. */
  readonly seconds?: number;
  /** How long it takes, in milliseconds of the clock. Default: no time at all. */
  readonly takes?: number;
  readonly clock?: Clock;
  /** Ends the job with what it returns, after its time. */
  readonly fail?: (job: TranscodeJob) => Error | undefined;
}

/** Makes a film of nothing: valid playlists over segments without media, named as the packager names them. */
export function scriptedTranscoder({ seconds = 6, takes = 0, clock, fail }: Script = {}): Transcode {
  return async (job, { outDir, onProgress, signal }) => {
    onProgress(seconds / 2);
    if (takes > 0) await clock?.sleep(takes, signal);
    signal.throwIfAborted();
    const fault = fail?.(job);
    if (fault !== undefined) throw fault;
    const files = filesOf(job, seconds);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(outDir, file)), { recursive: true });
      await writeFile(join(outDir, file), text);
    }
    onProgress(seconds);
    const output = (nameModifier: string) => ({
      nameModifier,
      durationInMs: seconds * 1000,
      averageBitRate: 1_000_000,
    });
    return {
      durationInMs: seconds * 1000,
      pictures: job.pictures.map(one => ({
        ...output(one.nameModifier),
        width: one.width,
        height: one.height,
      })),
      audio: job.audio && output(job.audio.nameModifier),
      manifests: [manifestFile(job.baseName), playlistFile(job.baseName)],
      captures: capturesOf(job),
      files: Object.keys(files),
    };
  };
}

function filesOf(job: TranscodeJob, seconds: number): Record<string, string> {
  const audio = job.audio === undefined ? [] : [job.audio.nameModifier];
  return {
    ...Object.assign({}, ...job.pictures.map(one => rendition(job, one.nameModifier, 'video', seconds))),
    ...Object.assign({}, ...audio.map(modifier => rendition(job, modifier, 'audio', seconds))),
    ...Object.fromEntries(capturesOf(job).map(file => [file, 'picture'])),
    [playlistFile(job.baseName)]: multivariant(job),
    [manifestFile(job.baseName)]: MANIFEST,
  };
}

function rendition(
  { baseName, segmentSeconds, iFramePlaylists }: TranscodeJob,
  modifier: string,
  kind: MediaKind,
  seconds: number,
): Record<string, string> {
  const name = `${baseName}${modifier}`;
  const count = Math.max(1, Math.ceil(seconds / segmentSeconds));
  const segments = Array.from({ length: count }, (_, index) => segmentFile(name, kind, index + 1));
  const last = seconds - (count - 1) * segmentSeconds;
  const entries = segments.map(
    (file, index) => `#EXTINF:${index + 1 < count ? segmentSeconds : last},\n${file}`,
  );
  const playlist = media(segmentSeconds, initFile(name, kind), entries);
  const iFrames = kind === 'video' && iFramePlaylists && { [iFramePlaylistFile(name)]: playlist };
  return {
    [initFile(name, kind)]: 'init',
    ...Object.fromEntries(segments.map(file => [file, 'media'])),
    [playlistFile(name)]: playlist,
    ...iFrames,
  };
}

function media(targetDuration: number, init: string, entries: readonly string[]): string {
  const head = ['#EXTM3U', '#EXT-X-VERSION:6', `#EXT-X-TARGETDURATION:${targetDuration}`];
  const body = ['#EXT-X-PLAYLIST-TYPE:VOD', `#EXT-X-MAP:URI="${init}"`, ...entries, '#EXT-X-ENDLIST'];
  return `${[...head, ...body].join('\n')}\n`;
}

function multivariant({ baseName, pictures, audio, iFramePlaylists }: TranscodeJob): string {
  const sound = audio && [
    `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="${audio.groupId}",NAME="audio"`,
    `URI="${playlistFile(`${baseName}${audio.nameModifier}`)}"`,
  ];
  const variants = pictures.map(({ nameModifier, maxBitRate }) => {
    const group = audio ? `,AUDIO="${audio.groupId}"` : '';
    return `#EXT-X-STREAM-INF:BANDWIDTH=${maxBitRate}${group}\n${playlistFile(`${baseName}${nameModifier}`)}`;
  });
  const iFrames = pictures.map(
    ({ nameModifier }) =>
      `#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="${iFramePlaylistFile(`${baseName}${nameModifier}`)}"`,
  );
  const lines = ['#EXTM3U', ...(sound ? [sound.join(',')] : []), ...variants];
  return `${[...lines, ...(iFramePlaylists ? iFrames : [])].join('\n')}\n`;
}

function capturesOf({ poster }: TranscodeJob): string[] {
  if (poster === undefined) return [];
  return Array.from({ length: poster.maxCaptures }, (_, number) => captureFile(poster.base, number));
}
