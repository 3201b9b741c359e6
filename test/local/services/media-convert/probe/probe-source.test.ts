import { mkdirSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProbeCommand, type ProbeResult } from '@aws-sdk/client-mediaconvert';
import { checkSource } from '../../../../../core/ladder/check-source';
import { ffmpeg, H264, picture, tone } from '../../../packager/make-film';
import { temporaryFolder } from '../../../temporary-folder';
import { MediaConvertBench } from '../media-convert-bench';

const bench = new MediaConvertBench();
const dir = temporaryFolder();

beforeAll(() => bench.startWithProbe());

/** Makes a file, and asks Probe about it as it lies in S3: under a key that does not tell what it is. */
async function probed(name: string, ...args: string[]): Promise<ProbeResult | undefined> {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, name);
  ffmpeg(...args, path);
  return probeFile(path);
}

async function probeFile(path: string): Promise<ProbeResult | undefined> {
  await bench.put('uploads/probed/source', await readFile(path));
  const InputFiles = [{ FileUrl: 's3://media/uploads/probed/source' }];
  const { ProbeResults = [] } = await bench.client().send(new ProbeCommand({ InputFiles }));
  return ProbeResults[0];
}

/** Writes a quarter turn into the track's header (ISO/IEC 14496-12, 8.3.2): right becomes down, and down left. */
async function turnClockwise(path: string): Promise<void> {
  const bytes = await readFile(path);
  const matrix = bytes.indexOf('tkhd') + 44;
  for (const [place, value] of [0, 0x10000, 0, -0x10000, 0].entries()) {
    bytes.writeInt32BE(value, matrix + 4 * place);
  }
  await writeFile(path, bytes);
}

const video = picture('64x36', '30', 1);

test('a film with sound', async () => {
  const result = await probed('film.mp4', ...video, ...tone(1), ...H264, '-c:a', 'aac');
  expect(result?.Container).toMatchObject({
    Format: 'mp4',
    Duration: expect.closeTo(1, 1),
    Tracks: [
      {
        Index: 1,
        TrackType: 'video',
        Codec: 'AVC',
        Duration: 1,
        VideoProperties: {
          Width: 64,
          Height: 36,
          FrameRate: { Numerator: 30, Denominator: 1 },
          SampleAspectRatio: { Numerator: 1, Denominator: 1 },
          BitDepth: 8,
          CodecMetadata: { ScanType: 'Progressive', ChromaSubsampling: '4:2:0' },
        },
      },
      { Index: 2, TrackType: 'audio', Codec: 'AAC', AudioProperties: { Channels: 1, SampleRate: 48_000 } },
    ],
  });
  expect(result?.TrackMappings).toEqual([
    { VideoTrackIndexes: [1], AudioTrackIndexes: [2], DataTrackIndexes: [] },
  ]);
  expect(result?.Metadata).toMatchObject({ FileSize: expect.any(Number), LastModified: expect.any(Date) });
  expect(checkSource(result)).toMatchObject({
    ok: true,
    film: {
      container: 'mp4',
      video: { width: 64, height: 36, rotation: 0, interlaced: false },
      audio: { channels: 1 },
    },
  });
});

test('a film that is turned says by how much, clockwise, and keeps its coded size', async () => {
  await probed('turned.mp4', ...video, ...H264);
  await turnClockwise(join(dir, 'turned.mp4'));
  const result = await probeFile(join(dir, 'turned.mp4'));
  expect(result?.Container?.Tracks?.[0]?.VideoProperties).toMatchObject({
    Width: 64,
    Height: 36,
    Rotation: 90,
  });
  expect(checkSource(result)).toMatchObject({
    ok: true,
    film: { video: { rotation: 90 }, audio: undefined },
  });
});

test('interlaced pictures, the shape of pixels and the language of the sound', async () => {
  const result = await probed(
    'interlaced.mp4',
    ...picture('80x64', '25', 1),
    ...tone(1),
    ...['-vf', 'setsar=64/45,setfield=tff', '-flags', '+ilme+ildct', '-x264opts', 'tff=1', ...H264],
    ...['-c:a', 'aac', '-metadata:s:a:0', 'language=deu'],
  );
  const [picture_, sound] = result?.Container?.Tracks ?? [];
  expect(picture_?.VideoProperties).toMatchObject({
    SampleAspectRatio: { Numerator: 64, Denominator: 45 },
    CodecMetadata: { ScanType: 'Interlaced', FieldOrder: 'TopFieldFirst' },
  });
  expect(sound?.AudioProperties?.LanguageCode).toBe('deu');
  expect(checkSource(result)).toMatchObject({ ok: true, film: { video: { interlaced: true } } });
});

test('a high dynamic range is told, by the stream where the container leaves it to the stream', async () => {
  const hdr = ['-color_trc', 'arib-std-b67', '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc'];
  const inMp4 = await probed('hdr.mp4', ...video, ...H264, ...hdr);
  const [track] = inMp4?.Container?.Tracks ?? [];
  expect(track?.VideoProperties?.TransferCharacteristics).toBe('ARIB_B67');
  expect(track?.VideoProperties?.ColorPrimaries).toBe('ITU_2020');
  const inTs = await probed('hdr.ts', ...video, ...H264, ...hdr);
  const [stream] = inTs?.Container?.Tracks ?? [];
  expect(inTs?.Container?.Format).toBe('mpegts');
  expect(stream?.VideoProperties?.TransferCharacteristics).toBeUndefined();
  expect(stream?.VideoProperties?.CodecMetadata?.TransferCharacteristics).toBe('ARIB_B67');
  expect(checkSource(inTs)).toMatchObject({ ok: true, film: { video: { highDynamicRange: true } } });
});

test.each([
  ['film.mov', 'quicktime', H264],
  ['film.mkv', 'matroska', H264],
  ['film.webm', 'webm', ['-c:v', 'libvpx', '-deadline', 'realtime']],
  ['film.avi', 'avi', ['-c:v', 'mpeg4']],
  ['film.3gp', 'three_gp', ['-c:v', 'mpeg4']],
])('%s is a container that MediaConvert names', async (name, format, codec) => {
  const result = await probed(name, ...video, ...codec);
  expect(result?.Container?.Format).toBe(format);
  expect(checkSource(result)).toMatchObject({ ok: true });
});

test('a container that MediaConvert does not name keeps its tracks', async () => {
  const result = await probed('film.flv', ...video, ...H264);
  expect(result?.Container?.Format).toBe('flv');
  expect(result?.Container?.Tracks).toHaveLength(1);
  expect(checkSource(result)).toEqual({ ok: false, failure: 'unsupported_container' });
});

test('sound alone has no picture, and its cover is none', async () => {
  const sound = await probed('sound.m4a', ...tone(1), '-c:a', 'aac');
  expect(checkSource(sound)).toEqual({ ok: false, failure: 'no_video' });
  const cover = [
    '-map',
    '1:a',
    '-map',
    '0:v',
    '-frames:v',
    '1',
    '-c:v',
    'mjpeg',
    '-disposition:v',
    'attached_pic',
  ];
  const covered = await probed('covered.m4a', ...video, ...tone(1), ...cover, '-c:a', 'aac');
  expect(covered?.Container?.Tracks?.map(({ TrackType }) => TrackType)).toEqual(['audio']);
  const mp3 = await probed('sound.mp3', ...tone(1));
  expect(checkSource(mp3)).toEqual({ ok: false, failure: 'no_video' });
});

test.each<[string, (path: string) => Promise<void>]>([
  ['a text', path => writeFile(path, 'This is no film.\n'.repeat(100))],
  ['an empty file', path => writeFile(path, '')],
  [
    'a playlist, which would name other addresses',
    path => writeFile(path, '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n'),
  ],
  [
    'a picture',
    async path => ffmpeg(...picture('64x64', '25', 1), '-frames:v', '1', '-f', 'image2', '-c:v', 'png', path),
  ],
  ['a list of subtitles', path => writeFile(path, '1\n00:00:01,000 --> 00:00:02,000\nHello\n')],
])('%s has neither format nor tracks', async (_, write) => {
  const path = join(dir, 'other.mp4');
  await write(path);
  const result = await probeFile(path);
  expect(result?.Container).toEqual({ Tracks: [] });
  expect(checkSource(result)).toEqual({ ok: false, failure: 'source_unreadable' });
});

test('a film cut off before its index cannot be read; one cut off behind it says how long it was', async () => {
  const whole = await probed('whole.mp4', ...video, ...H264);
  await truncate(join(dir, 'whole.mp4'), Math.floor((whole?.Metadata?.FileSize ?? 0) / 2));
  expect(checkSource(await probeFile(join(dir, 'whole.mp4')))).toMatchObject({
    failure: 'source_unreadable',
  });
  const fast = await probed('fast.mp4', ...video, ...H264, '-movflags', '+faststart');
  await truncate(join(dir, 'fast.mp4'), (fast?.Metadata?.FileSize ?? 0) - 100);
  expect(checkSource(await probeFile(join(dir, 'fast.mp4')))).toMatchObject({
    ok: true,
    film: { durationSeconds: 1 },
  });
});
