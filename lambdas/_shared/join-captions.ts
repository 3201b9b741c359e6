import { captionPaths } from '../../core/captions/caption-paths';
import { captionPlaylist } from '../../core/captions/caption-playlist';
import { setCaptionSets } from '../../core/captions/dash/set-caption-sets';
import { setCaptions } from '../../core/captions/hls/set-captions';
import { playlistFormat } from '../../core/playlist-format';
import { captionKey, filmPrefix, MANIFEST, MULTIVARIANT, playlistKey } from '../../core/video/object-keys';
import type { Caption, VideoRecord } from '../../core/video/record';
import type { Catalogue } from './catalogue';
import type { FilmFiles } from './film-files';
import { ContentionError } from './record-fact';
import { reviseFile } from './revise-file';

export interface CaptionDesk {
  readonly catalogue: Pick<Catalogue, 'read'>;
  readonly files: FilmFiles;
}

/** A run whose playlists stand in the bucket. */
export interface FinishedRun {
  readonly id: string;
  readonly run: string;
  readonly durationSeconds: number;
}

/** Captions may be replaced, so edges and players ask for them anew after a minute, as serve-playlist does. */
const CACHE_CONTROL = 'public, max-age=60';

/** Rounds before it gives up; each one lost means that somebody else has changed the captions meanwhile. */
const ROUNDS = 5;

/**
 * Makes a finished run carry the captions that its film's record names, and no others: the texts and their media
 * playlists first, then the playlists that name them.
 *
 * Any number may do so at once, and any of them may be ended halfway. Each makes the whole of what the record says, not
 * one change of it, and believes that it is done only when the record and the sources, read once more, are those that it
 * worked from. So whoever writes last has written what holds.
 *
 * @throws ContentionError when the captions change all the time
 * @throws whatever the adapters throw; it may be done again
 */
export async function joinFilmCaptions({ catalogue, files }: CaptionDesk, film: FinishedRun): Promise<void> {
  const prefix = filmPrefix(film.id, film.run);
  for (let round = 0; round < ROUNDS; round += 1) {
    const record = await catalogue.read(film.id);
    if (!stands(record)) return;
    const texts = await storeTexts(files, film, record.captions);
    const tracks = record.captions
      .filter(({ language }) => texts.has(language))
      .map(({ language, label }) => ({ language, name: label }));
    await reviseFile(files, playlistKey(prefix, MULTIVARIANT), bytes => setCaptions(bytes, tracks));
    await reviseFile(files, playlistKey(prefix, MANIFEST), bytes => setCaptionSets(bytes, [...texts.keys()]));

    const now = await catalogue.read(film.id);
    if (!stands(now)) return takeBack(files, prefix, record.captions);
    if (now.edition === record.edition && (await areCurrent(files, film.id, texts))) return;
  }
  throw new ContentionError(film.id);
}

function stands(record: VideoRecord | undefined): record is VideoRecord {
  return record !== undefined && record.status !== 'deleting';
}

/** Tags of the sources that the texts were copied from, by language in the order of the record. */
type Texts = ReadonlyMap<string, string>;

/** Stores the texts that have a source, each with its media playlist. */
async function storeTexts(
  files: FilmFiles,
  { id, run, durationSeconds }: FinishedRun,
  captions: readonly Caption[],
): Promise<Texts> {
  const prefix = filmPrefix(id, run);
  const stored = await Promise.all(
    captions.map(async ({ language }) => {
      const { text, playlist } = captionPaths(language);
      const headers = { contentType: 'text/vtt', cacheControl: CACHE_CONTROL };
      const eTag = await files.copy(captionKey(id, language), `${prefix}/${text}`, headers);
      if (eTag === undefined) return [];
      const { contentType } = playlistFormat(playlist);
      const body = captionPlaylist(language, durationSeconds);
      await files.put(`${prefix}/${playlist}`, body, { contentType, cacheControl: CACHE_CONTROL });
      return [[language, eTag] as const];
    }),
  );
  return new Map(stored.flat());
}

/** Whether the texts are still what the film's sources of captions hold. */
async function areCurrent(files: FilmFiles, id: string, texts: Texts): Promise<boolean> {
  const sources = await Promise.all(
    [...texts].map(async ([language, eTag]) => (await files.tagOf(captionKey(id, language))) === eTag),
  );
  return sources.every(Boolean);
}

/** The film was deleted meanwhile: what was written after its folders had been emptied goes again. */
async function takeBack(files: FilmFiles, prefix: string, captions: readonly Caption[]): Promise<void> {
  const paths = captions.map(({ language }) => captionPaths(language));
  const keys = paths.flatMap(({ text, playlist }) => [`${prefix}/${text}`, `${prefix}/${playlist}`]);
  if (keys.length > 0) await files.remove(keys);
}
