import { AwsError } from '../../../lambdas/_shared/aws-error';
import { seeOutput } from '../../../lambdas/_shared/see-output';
import { CHILDREN, mediaPlaylist, PipelineStage, VIDEO } from '../pipeline-stage';

const RUN = `vod/${VIDEO}/r1`;

let stage: PipelineStage;

beforeEach(() => {
  stage = new PipelineStage();
  stage.output({ seconds: 60.0004 });
});

const see = () => seeOutput(stage.bucket, RUN);

test('a whole film has its length, to the millisecond, and misses nothing', async () => {
  expect(await see()).toEqual({ writtenSeconds: 60, longestSeconds: 60, missing: 0 });
});

test('a film is as long as its shortest variant, however long sound and pictures alone are', async () => {
  stage.bucket.put(`${RUN}/index_360p.m3u8`, mediaPlaylist(41.5));
  stage.bucket.put(`${RUN}/index_audio.m3u8`, mediaPlaylist(63));
  expect(await see()).toEqual({ writtenSeconds: 41.5, longestSeconds: 63, missing: 0 });
});

test('the poster is the second capture, or the first where the film ends before there is a second', async () => {
  stage.bucket.put(`${RUN}/images/poster.0000000.jpg`, 'black');
  expect(await see()).toMatchObject({ poster: 'images/poster.0000000.jpg' });
  stage.bucket.put(`${RUN}/images/poster.0000001.jpg`, 'picture');
  expect(await see()).toMatchObject({ poster: 'images/poster.0000001.jpg' });
});

test.each(['index.mpd', ...CHILDREN])('%s is missed', async name => {
  stage.bucket.delete(`${RUN}/${name}`);
  expect(await see()).toEqual({ writtenSeconds: 60, longestSeconds: 60, missing: 1 });
});

test('without its multivariant playlist a film has neither length nor children', async () => {
  stage.bucket.delete(`${RUN}/index.m3u8`);
  expect(await see()).toEqual({ writtenSeconds: 0, longestSeconds: 0, missing: 1 });
  stage.bucket.delete(`${RUN}/index.mpd`);
  expect(await see()).toEqual({ writtenSeconds: 0, longestSeconds: 0, missing: 2 });
});

test.each([
  '../r2/index_720p.m3u8',
  '/vod/other/r1/index.m3u8',
  'https://example.com/index.m3u8',
  'index%2e.m3u8',
  'index_720p.cmfv',
])('a child at %s is missed, and nobody looks there', async uri => {
  const asked: string[] = [];
  stage.bucket.beforeCall = (_, key) => asked.push(key);
  const media = `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",URI="${uri}"`;
  stage.bucket.put(`${RUN}/index.m3u8`, `#EXTM3U\n${media}\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${uri}\n`);
  expect(await see()).toEqual({ writtenSeconds: 0, longestSeconds: 0, missing: 2 });
  const outside = asked.filter(key => !key.startsWith(`${RUN}/images/`));
  expect(outside.toSorted()).toEqual([`${RUN}/index.m3u8`, `${RUN}/index.mpd`]);
});

test.each(['index.m3u8', 'index.mpd', 'images/poster.0000001.jpg', ...CHILDREN])(
  'a fault of S3 at %s does not make it missing',
  async name => {
    const fault = new AwsError({ operation: 'GetObject', status: 503 });
    stage.bucket.beforeCall = (_, key) => {
      if (key === `${RUN}/${name}`) throw fault;
    };
    await expect(see()).rejects.toBe(fault);
  },
);
