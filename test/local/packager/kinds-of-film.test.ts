import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transcode } from '../../../local/packager/transcode';
import type { TranscodeJob } from '../../../local/packager/transcode-job';
import { authoringFaults } from './authoring-faults';
import { jobOf, SOUND, size } from './job-of';
import { ffmpeg, ffprobeRows, H264, picture, playedBy, tone, turnByContainer } from './make-film';
import { packagedFilm } from './packaged-film';

const RATE_25 = { num: 25, den: 1 };

const dir = mkdtempSync(join(tmpdir(), 'kinds-'));
const at = (name: string) => join(dir, name);
afterAll(() => rmSync(dir, { recursive: true }));

/** Transcodes what lies at a name; tells where it went, too. */
async function transcoded(name: string, given: Partial<TranscodeJob> = {}) {
  const outDir = at(`${name}.${Object.keys(given).join('-')}.hls`);
  const film = await transcode(jobOf(at(name), given), { outDir, onProgress: () => {} });
  return { ...film, outDir, ...packagedFilm(outDir) };
}

/** Brightness of the first picture: top left, top right, bottom left, bottom right. */
function corners(playlist: string): number[] {
  const scaled = ['-frames:v', '1', '-vf', 'scale=2:2:flags=area,format=gray', '-f', 'rawvideo', '-'];
  return [...execFileSync('ffmpeg', ['-v', 'error', '-i', playlist, ...scaled])];
}

const dark = expect.closeTo(16, -1.7);
const bright = expect.closeTo(235, -1.7);

/** White on its left half, black on its right. */
const LEFT_IS_WHITE = [
  '-f',
  'lavfi',
  '-i',
  'color=black:s=160x90:r=25:d=1,drawbox=w=80:h=90:color=white:t=fill',
];

/** Makes a film whose container turns it by a quarter; true where that is clockwise. */
function turned(source: string[], name: string): boolean {
  ffmpeg(...source, ...H264, at(`as-coded-${name}`));
  turnByContainer(at(`as-coded-${name}`), at(name));
  return ffprobeRows(at(name), 'stream_side_data=rotation').flat().includes('-90');
}

describe('the picture', () => {
  test('that is upright stays so', async () => {
    ffmpeg(...picture('90x160', '25', 1), ...H264, at('portrait.mp4'));
    const film = await transcoded('portrait.mp4', { pictures: [size(54, 96, RATE_25)] });
    expect(film.size('index_54p.m3u8')).toEqual([54, 96]);
    expect(authoringFaults(film.outDir)).toEqual([]);
  });

  test('is turned as its container says only where the job says so', async () => {
    const turnsClockwise = turned(LEFT_IS_WHITE, 'turned.mp4');
    const upright = await transcoded('turned.mp4', { rotate: true, pictures: [size(90, 160, RATE_25)] });
    const asCoded = await transcoded('turned.mp4');
    expect(corners(join(upright.outDir, 'index_90p.m3u8'))).toEqual(
      turnsClockwise ? [bright, bright, dark, dark] : [dark, dark, bright, bright],
    );
    expect(corners(join(asCoded.outDir, 'index_90p.m3u8'))).toEqual([bright, dark, bright, dark]);
    const turns = ffprobeRows(join(asCoded.outDir, 'index_90p.m3u8'), 'stream_side_data=rotation');
    expect(turns.flat().filter(text => text !== '')).toEqual([]);
  });

  test('is stretched to its size, with square pixels', async () => {
    ffmpeg(...LEFT_IS_WHITE, '-vf', 'setsar=4/3', ...H264, at('wide.mp4'));
    const film = await transcoded('wide.mp4', { pictures: [size(160, 160, RATE_25)] });
    const shape = ffprobeRows(
      join(film.outDir, 'index_160p.m3u8'),
      'stream=width,height,sample_aspect_ratio',
    );
    expect(shape[0]).toEqual(['160', '160', '1:1']);
    expect(corners(join(film.outDir, 'index_160p.m3u8'))).toEqual([bright, dark, bright, dark]);
  });

  test('of a varying frame rate gets a constant one, and loses nothing of its length', async () => {
    const uneven = ['-vf', "select='mod(n,3)+lt(mod(n,50),20)'", '-fps_mode', 'vfr'];
    ffmpeg(...picture('160x90', '30', 3), ...uneven, ...H264, at('varying.mkv'));
    const film = await transcoded('varying.mkv');
    expect(film.variants()).toMatchObject([{ 'FRAME-RATE': '25.000' }]);
    expect(film.durationInMs).toBeCloseTo(3000, -2.5);
  });

  test('without a frame rate in the job keeps its own', async () => {
    ffmpeg(...picture('160x90', '12', 7), ...H264, at('slow.mp4'));
    const film = await transcoded('slow.mp4', {
      pictures: [size(160, 90, undefined), size(80, 46, undefined)],
    });
    expect(film.variants()).toMatchObject([{ 'FRAME-RATE': '12.000' }, { 'FRAME-RATE': '12.000' }]);
    expect(film.listed('index_90p.m3u8').map(({ said }) => said)).toEqual([6, 1]);
    expect(authoringFaults(film.outDir)).toEqual([]);
  });

  test('is made progressive where the job says so', async () => {
    const moving =
      'color=black:s=320x240:r=50:d=2[back];color=white:s=60x120:r=50[box];[back][box]overlay=x=4*n:y=60:shortest=1';
    const fields = ['-vf', 'tinterlace=interleave_top', '-flags', '+ilme+ildct', '-x264-params', 'tff=1'];
    ffmpeg('-f', 'lavfi', '-i', moving, '-t', '2', ...fields, ...H264, at('fields.mp4'));
    const interlaced = async (deinterlace: boolean) => {
      const { outDir } = await transcoded('fields.mp4', { deinterlace, pictures: [size(320, 240, RATE_25)] });
      const args = ['-i', join(outDir, 'index_240p.m3u8'), '-vf', 'idet', '-f', 'null', '-'];
      const { stderr } = spawnSync('ffmpeg', args, { encoding: 'utf8' });
      rmSync(outDir, { recursive: true });
      return Number(/Multi frame detection: TFF: *(\d+)/.exec(stderr)?.[1]);
    };
    expect(await interlaced(false)).toBeGreaterThan(40);
    expect(await interlaced(true)).toBe(0);
  });

  test('of a high dynamic range is brought down to BT.709 where the job says so', async () => {
    const pq = ['-pix_fmt', 'yuv420p10le', '-color_primaries', 'bt2020', '-color_trc', 'smpte2084'];
    const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-colorspace', 'bt2020nc'];
    ffmpeg(...picture('160x90', '25', 1), ...x264, ...pq, at('bright.mp4'));
    const film = await transcoded('bright.mp4', { toneMap: true });
    const entries = 'stream=color_space,color_transfer,color_primaries';
    expect(ffprobeRows(join(film.outDir, 'index_90p.m3u8'), entries)[0]).toEqual(['bt709', 'bt709', 'bt709']);
  });

  test('of two renditions ends at the same segment, even where one has a frame more', async () => {
    ffmpeg(...picture('160x90', '50', 6.4), ...H264, at('tail.mp4'));
    const pictures = [size(160, 90, { num: 50, den: 1 }), size(80, 46, RATE_25)];
    const film = await transcoded('tail.mp4', { pictures });
    expect(authoringFaults(film.outDir)).toEqual([]);
    expect(film.listed('index_90p.m3u8')).toHaveLength(film.listed('index_46p.m3u8').length);
  });

  test('of a last segment of a few frames is added to the one before, key frame and all', async () => {
    ffmpeg(...picture('160x90', '25', 6.2), ...H264, at('short-tail.mp4'));
    const film = await transcoded('short-tail.mp4');
    expect(film.listed('index_90p.m3u8').map(({ said }) => said)).toEqual([6.2]);
    expect(film.listed('index_90p_I-Frame.m3u8').map(({ said }) => said)).toEqual([2, 2, 2, 0.2]);
    const [last] = film.listed('index_90p_I-Frame.m3u8').slice(-1);
    expect(last && film.packetsOf('index_90p_I-Frame.m3u8', last)[0]).toMatchObject({ time: 6, isKey: true });
    expect(authoringFaults(film.outDir)).toEqual([]);
  });

  test('that breaks off ends where it does', async () => {
    ffmpeg(...picture('320x240', '25', 8), ...H264, '-movflags', '+faststart', at('cut.mp4'));
    truncateSync(at('cut.mp4'), Math.floor(statSync(at('cut.mp4')).size / 2));
    const { durationInMs } = await transcoded('cut.mp4');
    expect(durationInMs).toBeLessThan(7000);
    expect(durationInMs).toBeGreaterThan(1000);
  });
});

describe('the sound', () => {
  const levels = (path: string): number[] => {
    const { stderr } = spawnSync('ffmpeg', ['-i', path, '-af', 'astats', '-f', 'null', '-'], {
      encoding: 'utf8',
    });
    return [...stderr.matchAll(/RMS level dB: (-?[\d.]+)/g)].map(match => Number(match[1]));
  };

  test('of one channel is on both sides at its own level where the job maps it so', async () => {
    const film = [...picture('160x90', '25', 2), ...tone(2), ...H264, '-c:a', 'aac', '-ac', '1'];
    ffmpeg(...film, at('mono.mp4'));
    const { outDir } = await transcoded('mono.mp4', { audio: { ...SOUND, downmix: [[0], [0]] } });
    const [own = 0] = levels(at('mono.mp4'));
    const [left, right] = levels(join(outDir, 'index_audio.m3u8'));
    expect(left).toBeCloseTo(own, 0);
    expect(right).toBeCloseTo(own, 0);
  });

  test('of six channels becomes two, at the rate of the job', async () => {
    const sound = [...tone(2), '-c:a', 'aac', '-ac', '6', '-ar', '44100'];
    ffmpeg(...picture('160x90', '25', 2), ...sound, ...H264, at('surround.mp4'));
    const film = await transcoded('surround.mp4', { audio: SOUND });
    const rows = ffprobeRows(join(film.outDir, 'index_audio.m3u8'), 'stream=channels,sample_rate');
    expect(rows[0]).toEqual(['48000', '2']);
    expect(film.variants()[0]?.['CODECS']).toMatch(/,mp4a\.40\.2$/);
    expect(playedBy(join(film.outDir, 'index.m3u8'))).toBe('');
  });

  test('is left out where the job names none', async () => {
    const film = await transcoded('surround.mp4');
    expect(film.audio).toBeUndefined();
    expect(film.text('index.m3u8')).not.toMatch(/AUDIO|mp4a/);
  });
});

test('a poster has as many captures as the film is long enough for', async () => {
  ffmpeg(...picture('160x90', '25', 1), ...H264, at('one-second.mp4'));
  const poster = { base: 'images/poster', maxCaptures: 2, width: 160, height: 90, quality: 80 };
  const captured = async (rate: { num: number; den: number }) => {
    const film = await transcoded('one-second.mp4', { poster: { ...poster, rate } });
    rmSync(film.outDir, { recursive: true });
    return film.captures;
  };
  const first = 'images/poster.0000000.jpg';
  expect(await captured({ num: 1, den: 10 })).toEqual([first]);
  expect(await captured({ num: 1000, den: 100 })).toEqual([first, 'images/poster.0000001.jpg']);
});
