import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SoundOutput } from '../../../packager/transcode-job';
import type { Probe, ProbeAnswer } from '../probe/probe-answer';
import { jobPlan } from '../request/job-plan';
import type { S3Access } from '../storage/s3-access';
import { checkTracks } from './check-tracks';
import type { JobProgress } from './job-progress';
import type { JobRecord, OutputGroupDetail } from './job-record';
import { outputGroups } from './output-groups';
import type { Transcode } from './transcode';
import { uploadFilm } from './upload-film';

/** What a job runs with. */
export interface JobEngine {
  readonly access: S3Access;
  readonly probe: Probe;
  readonly transcode: Transcode;
}

interface RunOptions {
  readonly progress: JobProgress;
  /** Folder of the job's own. */
  readonly workDir: string;
  /** Called once the source was looked into. */
  readonly onInput: (answer: ProbeAnswer) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs a job to its end: the source comes, is looked into, transcoded, and the film goes where the job wants it, all
 * with the rights of the job's role.
 *
 * The source is copied before it is transcoded. One that is overwritten meanwhile cannot mix two films; ffmpeg reads a
 * badly interleaved file by many small ranges, which a file bears and a server does not; and ffmpeg gets no signed URL
 * that would outlive a cancelled job.
 *
 * @throws JobFault, S3Refusal or PackagerError
 */
export async function runJob(
  { id, request }: JobRecord,
  { access, probe, transcode }: JobEngine,
  { progress, workDir, onInput, signal }: RunOptions,
): Promise<OutputGroupDetail[]> {
  const session = access.forJob(id, request.role);
  const plan = jobPlan(request);
  const source = join(workDir, 'source');
  const outDir = join(workDir, 'film');
  await mkdir(workDir, { recursive: true });
  await session.download(plan.source, source, signal);
  const answer = await probe(source, signal);
  checkTracks(answer, plan.job);
  onInput(answer);
  const { seconds, frames } = lengthOf(answer);
  progress.expectFrames(frames);
  progress.enter('TRANSCODING');
  const film = await transcode(
    { ...plan.job, source, audio: plan.job.audio && withLanguage(plan.job.audio, answer) },
    { outDir, onProgress: done => progress.reach(seconds === undefined ? 0 : done / seconds), signal },
  );
  progress.enter('UPLOADING');
  const onProgress = (fraction: number): void => progress.reach(fraction);
  await uploadFilm(outDir, film, { session, destination: plan.destination, onProgress, signal });
  return outputGroups(film, plan);
}

/** The language that the track has: FOLLOW_INPUT is the one control that `request/` knows. */
function withLanguage(audio: SoundOutput, { container }: ProbeAnswer): SoundOutput {
  const sounds = container.tracks.filter(({ trackType }) => trackType === 'audio');
  return { ...audio, language: sounds[audio.track - 1]?.audioProperties?.languageCode };
}

/** How long the picture is; undefined where the source does not say. */
function lengthOf({ container }: ProbeAnswer): { seconds: number | undefined; frames: number | undefined } {
  const video = container.tracks.find(({ trackType }) => trackType === 'video');
  const seconds = video?.duration ?? container.duration;
  const rate = video?.videoProperties?.frameRate;
  const known = seconds !== undefined && rate !== undefined;
  return { seconds, frames: known ? (seconds * rate.numerator) / rate.denominator : undefined };
}
