import { progressReader } from './ffmpeg-progress';
import { PackagerError } from './packager-error';
import { runTool } from './run-tool';

const RATE = 30;

/**
 * The clock at the corner of ffmpeg's test picture, 100 by 18 pixels: no font is needed for it. Its digits are made
 * white and all else transparent.
 */
const CLOCK = [
  "crop=100:18:2:2,format=gray,lut=y='255*gt(val,90)'",
  'scale=600:-2:flags=neighbor,split[digits][mask];[digits][mask]alphamerge',
].join(',');

const COLOURS = ['0x10203a', '0x5b3a8c', '0x1b7f79', '0xc8763d'];

interface SampleFilmOptions {
  /** File to write; an MP4. */
  path: string;
  /** Length of the film. */
  seconds: number;
  /** Called with a fraction from 0 to 1 that never falls. */
  onProgress?: ((fraction: number) => void) | undefined;
  /** Stops ffmpeg; the call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Makes a film to try things with: a moving picture of 1280 by 720 at 30 frames per second, a running clock, and a tone
 * that beeps every second.
 *
 * @throws PackagerError `encoding_failed` with the last thing that ffmpeg said
 */
export async function makeSampleFilm({
  path,
  seconds,
  onProgress,
  signal,
}: SampleFilmOptions): Promise<void> {
  const { code, stderr } = await runTool('ffmpeg', sampleArguments(path, seconds), {
    signal,
    onOutput: progressReader(reached => onProgress?.(Math.min(1, reached / seconds))),
  });
  if (code === 0) return;
  const lastWords = stderr.trim().split('\n').at(-1) || `it ended with ${code}`;
  throw new PackagerError('encoding_failed', `ffmpeg could not make the sample film: ${lastWords}`);
}

function sampleArguments(path: string, seconds: number): string[] {
  const colours = COLOURS.map((colour, index) => `c${index}=${colour}`).join(':');
  return [
    ...['-nostdin', '-y', '-v', 'error', '-progress', 'pipe:1', '-nostats'],
    ...[
      '-f',
      'lavfi',
      '-i',
      `gradients=s=1280x720:r=${RATE}:d=${seconds}:speed=0.012:seed=7:nb_colors=4:${colours}`,
    ],
    ...['-f', 'lavfi', '-i', `testsrc2=s=320x180:r=${RATE}:d=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=330:beep_factor=4:sample_rate=48000:duration=${seconds}`],
    '-filter_complex',
    `[1:v]${CLOCK}[clock];[0:v][clock]overlay=(W-w)/2:H/6:shortest=1,format=yuv420p[picture]`,
    ...[
      '-map',
      '[picture]',
      '-map',
      '2:a',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-crf',
      '20',
      '-g',
      `${2 * RATE}`,
    ],
    ...['-c:a', 'aac', '-b:a', '96k', '-movflags', '+faststart', `file:${path}`],
  ];
}
