import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { systemClock } from '../local/clock';
import { ApiFault } from './api/api-fault';
import { openVideosApi } from './api/videos-api';
import { type ApiOptions, apiCommand, running, signedIn } from './api-command';
import { EXIT } from './exit-code';
import { faultText } from './fault-text';
import { readCaptionFile } from './upload/captions';
import { openJournal } from './upload/journal';
import { createProgress } from './upload/progress/upload-progress';
import { reportFilm } from './upload/report-film';
import { openSource, type SourceFile } from './upload/source-file';
import { untilInterrupted } from './upload/until-interrupted';
import { type UploadFilmOptions, uploadFilm } from './upload/upload-film';
import { parseUploadOptions } from './upload/upload-options';

/** How often a request is sent where nobody answers: about two minutes without a network. */
const PATIENCE = 10;

/** Adds `upload`, which brings films to the stack, waits until they play, and prints their playback URLs. */
export function addUpload(parent: Command): void {
  const command = apiCommand(
    parent,
    'upload',
    'upload films, wait until they play, and print their playback URLs',
  )
    .argument('<file...>', 'the films, one after the other')
    .option('--title <title>', 'without it, the name of the file')
    .option(
      '--visibility <who>',
      'private (you), members (whoever is signed in) or public (anyone)',
      'private',
    )
    .option('--captions <language=file>', 'a WebVTT or SRT file; may be repeated', collect, [])
    .option('--parallel <number>', 'parts that are sent at once', '4');

  command.action((files: string[], options: ApiOptions) =>
    running(command, async () => {
      const ended = await untilInterrupted(signal => uploadAll(files, options, signal));
      if (ended === 'done') return;
      process.stderr.write('Interrupted. The same command goes on where this one stopped.\n');
      process.exitCode = EXIT.interrupted;
    }),
  );
}

async function uploadAll(files: readonly string[], raw: ApiOptions, signal: AbortSignal): Promise<void> {
  const { captions, ...options } = parseUploadOptions(raw, files.length);
  const captionFiles = await Promise.all(captions.map(readCaptionFile));
  const { call, api, file } = await signedIn(raw, { attempts: PATIENCE, signal });
  const sources: SourceFile[] = [];
  try {
    for (const path of files) sources.push(await openSource(path));
    for (const source of sources) {
      const journal = openJournal(file, api, source.fingerprint);
      await uploadOne(source, raw.json, {
        ...options,
        captions: captionFiles,
        api: openVideosApi(call),
        journal,
        source,
        progress: createProgress(process.stderr, systemClock),
        note: line => process.stderr.write(`${line}\n`),
        clock: systemClock,
        random: Math.random,
        newKey: randomUUID,
        signal,
      });
    }
  } finally {
    await Promise.all(sources.map(({ handle }) => handle.close()));
  }
}

/** A refusal that concerns this film only leaves the others their turn. */
async function uploadOne({ path }: SourceFile, json: boolean, options: UploadFilmOptions): Promise<void> {
  try {
    reportFilm(path, await uploadFilm(options), json);
  } catch (error) {
    if (!(error instanceof ApiFault) || error.isPassing || error.status === 401) throw error;
    process.stderr.write(faultText(error, path) ?? '');
    process.exitCode ??= EXIT.refused;
  }
}

function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}
