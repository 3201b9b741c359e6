import { captionKey, filmPrefix } from '../../../core/video/object-keys';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { joinFilmCaptions } from '../../../lambdas/_shared/join-captions';
import { takeFact } from '../../../lambdas/_shared/take-fact';
import { createHandler } from '../../../lambdas/finish-transcode/handler';
import { PIPELINE_ENV, PipelineStage, VIDEO } from '../pipeline-stage';
import { jobEvent } from './job-event';

const PREFIX = filmPrefix(VIDEO, 'r1');

/** A film whose job has just ended, without captions. */
function stageOf(): PipelineStage {
  const stage = new PipelineStage();
  const film = stage.film('transcoding');
  stage.catalogue.put({ ...film, captions: [] });
  stage.output();
  stage.bucket.put(`${PREFIX}/index.mpd`, '<MPD><Period><AdaptationSet/></Period></MPD>');
  return stage;
}

const finish = (stage: PipelineStage) =>
  createHandler({
    env: PIPELINE_ENV,
    now: stage.now,
    random: size => Buffer.alloc(size, 1),
    open: () => stage,
    log: () => undefined,
  })(jobEvent({ status: 'COMPLETE' }));

/** What the API does: the text, then the record, then the playlists of a film that is ready. */
async function give(stage: PipelineStage, language: string, label: string | undefined): Promise<void> {
  if (label !== undefined) stage.bucket.put(captionKey(VIDEO, language), `WEBVTT ${language}`);
  const { record } = await takeFact(stage, VIDEO, { kind: 'captions_changed', language, label });
  if (record?.status !== 'ready') return;
  const { durationSeconds, attempt } = record;
  await joinFilmCaptions(stage, { id: VIDEO, run: attempt.run, durationSeconds });
}

const playlists = (stage: PipelineStage) =>
  ['index.m3u8', 'index.mpd', 'captions_en.m3u8', 'captions/en.vtt'].map(path =>
    stage.files.text(`${PREFIX}/${path}`),
  );

test('captions that came before the film was ready and captions that came after end the same', async () => {
  const before = stageOf();
  await give(before, 'en', 'English');
  await give(before, 'de', 'Deutsch');
  await finish(before);

  const after = stageOf();
  await finish(after);
  await give(after, 'de', 'German');
  await give(after, 'de', undefined);
  await give(after, 'en', 'English');
  await give(after, 'de', 'Deutsch');

  expect(playlists(after)).toEqual(playlists(before));
  expect(playlists(before)[0]).toContain('NAME="English",LANGUAGE="en"');
});

test('whoever sees the film ready sees it with its captions', async () => {
  const stage = stageOf();
  await give(stage, 'en', 'English');
  let seen: string | undefined;
  stage.catalogue.beforeStore = change => {
    if (change.kind === 'write' && change.next.status === 'ready')
      seen ??= stage.files.text(`${PREFIX}/index.m3u8`);
  };
  await finish(stage);
  expect(seen).toContain('captions_en.m3u8');
});

test('captions that come or go while the film becomes ready are not lost', async () => {
  const stage = stageOf();
  await give(stage, 'en', 'English');
  let changed = false;
  stage.catalogue.beforeStore = change => {
    if (changed || change.kind !== 'write' || change.next.status !== 'ready') return;
    changed = true;
    const record = stage.catalogue.at(VIDEO);
    if (record === undefined) throw new TypeError('there is a film');
    stage.bucket.put(captionKey(VIDEO, 'de'), 'WEBVTT de');
    const captions = [{ language: 'de', label: 'Deutsch' }];
    stage.catalogue.put({ ...record, captions, edition: record.edition + 2, revision: record.revision + 2 });
  };
  await finish(stage);
  expect(stage.record).toMatchObject({ status: 'ready', announced: true });
  expect(playlists(stage)[0]).toContain('captions_de.m3u8');
  expect(playlists(stage)[0]).not.toContain('captions_en.m3u8');
});

test('a film whose captions cannot be joined is ready all the same, and is announced once they are', async () => {
  const stage = stageOf();
  await give(stage, 'en', 'English');
  stage.files.beforeCall = operation => {
    throw new AwsError({ operation, status: 503 });
  };
  await expect(finish(stage)).rejects.toThrow('CopyObject failed: 503');
  expect(stage.record).toMatchObject({ status: 'ready', announced: false });
  stage.files.beforeCall = () => undefined;
  await finish(stage);
  expect(stage.record).toMatchObject({ status: 'ready', announced: true });
  expect(playlists(stage)[0]).toContain('captions_en.m3u8');
});
