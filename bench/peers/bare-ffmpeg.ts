import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { toNumber } from '../../core/ladder/fraction';
import type { TranscodeJob } from '../../local/packager/transcode-job';

/** Quality 8 of MediaConvert is 22 of x264, as local mode has it. */
const crfOf = (quality: number) => 38 - 2 * quality;

/**
 * One command as somebody would write it who wants the same sizes, rates, qualities and poster in plain MP4 files: a
 * single decode, no segments, no playlists.
 */
export async function bareFfmpeg(source: string, job: TranscodeJob, outDir: string): Promise<void> {
  await mkdir(outDir);
  const { pictures, poster, audio } = job;
  const sizes = pictures.map(({ width, height, frameRate }, index) => {
    const rate = frameRate === undefined ? '' : `fps=${frameRate.num}/${frameRate.den},`;
    return `[s${index}]${rate}scale=${width}:${height},format=yuv420p[v${index}]`;
  });
  const still = poster && [
    `[sp]select='gte(t*${toNumber(poster.rate)},selected_n)*lt(selected_n,${poster.maxCaptures})'`,
    `setpts=N/(FRAME_RATE*TB),scale=${poster.width}:${poster.height}[poster]`,
  ];
  const ends = [...pictures.keys(), ...(poster ? ['p'] : [])].map(name => `[s${name}]`);
  const graph = [
    `[0:v:0]split=${ends.length}${ends.join('')}`,
    ...sizes,
    ...(still ? [still.join(',')] : []),
  ].join(';');
  const films = pictures.flatMap(({ maxBitRate, quality, frameRate }, index) => [
    ...['-map', `[v${index}]`, '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-bf', '0'],
    ...(quality === undefined ? [] : ['-crf', `${crfOf(quality)}`]),
    ...['-maxrate', `${maxBitRate}`, '-bufsize', `${maxBitRate}`, '-sc_threshold', '0'],
    ...(frameRate === undefined ? [] : ['-g', `${Math.round(job.gopSeconds * toNumber(frameRate))}`]),
    `${outDir}/${index}.mp4`,
  ]);
  const sound = audio && [
    ...['-map', '0:a:0', '-c:a', 'aac', '-b:a', `${audio.bitRate}`, '-ac', '2', '-ar', `${audio.sampleRate}`],
    `${outDir}/sound.m4a`,
  ];
  const stills = poster && ['-map', '[poster]', '-q:v', '5', `${outDir}/poster.%07d.jpg`];
  const args = ['-nostdin', '-v', 'error', '-i', source, '-filter_complex', graph, ...films];
  await promisify(execFile)('ffmpeg', [...args, ...(sound ?? []), ...(stills ?? [])]);
}
