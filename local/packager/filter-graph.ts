import { type Fraction, toNumber } from '../../core/ladder/fraction';
import type { PosterOutput, SoundOutput, TranscodeJob } from './transcode-job';

/**
 * ffmpeg's AAC encoder puts 1,024 samples of its own before the sound. As many are taken away, so that these stand at
 * time zero and what follows is in step without an edit list.
 */
const ROOM_FOR_PRIMING = 'atrim=start_sample=1024';

/** Frames that are not marked as interlaced stay as they are. */
const DEINTERLACE = 'bwdif=mode=send_frame:deint=interlaced';

/** PQ or HLG to BT.709, for a display of 100 cd/m². */
const TONE_MAP = [
  'zscale=pin=bt2020:min=2020_ncl:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709',
  'tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p',
].join(',');

/** The source's own rate, of which a phone's fine grid of time stamps is no reading, and 30 where it has none. */
const OWN_RATE = "'if(gt(source_fps,0),min(source_fps,60),30)'";

/** Names of the filter graph's ends. */
export const END = {
  picture: (index: number) => `[v${index}]`,
  sound: '[sound]',
  poster: '[poster]',
} as const;

/**
 * The filter graph of a job: the film is decoded and brought to its fastest frame rate once; from there each size goes
 * its own way. Everything begins at time zero.
 */
export function filterGraph(job: TranscodeJob): string {
  const { pictures, poster, audio } = job;
  const fastest = fastestRate(pictures.map(one => one.frameRate));
  const whole = [
    ...(job.deinterlace ? [DEINTERLACE] : []),
    `fps=${rateText(fastest)}:start_time=0`,
    ...(job.toneMap ? [TONE_MAP] : []),
    `split=${pictures.length + (poster ? 1 : 0)}`,
  ].join(',');
  const sizes = pictures.map(({ width, height, frameRate }, index) => {
    const slower = rateText(frameRate) === rateText(fastest) ? '' : `fps=${rateText(frameRate)},`;
    return `[s${index}]${slower}scale=${width}:${height},setsar=1,format=yuv420p${END.picture(index)}`;
  });
  const branches = [...pictures.keys(), ...(poster ? ['p'] : [])].map(name => `[s${name}]`).join('');
  return [
    `[0:V:0]${whole}${branches}`,
    ...sizes,
    ...(poster ? [`[sp]${captures(poster)}${END.poster}`] : []),
    ...(audio ? [`[0:a:${audio.track - 1}]${soundFilters(audio)}${END.sound}`] : []),
  ].join(';');
}

/** Undefined, the source's own, where any rendition follows it. */
function fastestRate(rates: readonly (Fraction | undefined)[]): Fraction | undefined {
  return rates.reduce((fastest, rate) =>
    fastest === undefined || rate === undefined
      ? undefined
      : toNumber(rate) > toNumber(fastest)
        ? rate
        : fastest,
  );
}

function rateText(rate: Fraction | undefined): string {
  return rate === undefined ? OWN_RATE : `${rate.num}/${rate.den}`;
}

/** Captures are chosen by time, then counted as if they followed each other, so that none is repeated to fill a rate. */
function captures({ rate, maxCaptures, width, height }: PosterOutput): string {
  const due = `gte(t*${rate.num},selected_n*${rate.den})`;
  const chosen = `select='${due}*lt(selected_n,${maxCaptures})',setpts=N/(FRAME_RATE*TB)`;
  return `${chosen},scale=${width}:${height},setsar=1,format=yuvj420p`;
}

function soundFilters({ sampleRate, downmix }: SoundOutput): string {
  return [
    ...(downmix ? [`pan=stereo|${downmix.map(mixedFrom).join('|')}`] : []),
    `aresample=${sampleRate}:async=1:first_pts=0`,
    ROOM_FOR_PRIMING,
    'aformat=channel_layouts=stereo:sample_fmts=fltp',
  ].join(',');
}

function mixedFrom(gains: readonly number[], output: number): string {
  return `c${output}=${gains.map((gain, input) => `${10 ** (gain / 20)}*c${input}`).join('+')}`;
}
