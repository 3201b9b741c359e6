import type { Video } from '../api/answers';
import { durationText } from './amounts';
import { printable } from './printable';

/** A film in one line of a list. */
export function videoLine(video: Video): string {
  return [video.id, statusText(video).padEnd(16), video.visibility.padEnd(8), printable(video.title)].join(
    '  ',
  );
}

/** Where the values of a film's lines begin. */
const MARGIN = ' '.repeat('Film:        '.length);

/** A film with all that a person asks for, a line each; a description may take more. */
export function videoText(video: Video): string {
  const { id, title, description = '', visibility, durationSeconds, captions = [], failure } = video;
  return [
    `Film:        ${id}`,
    `Title:       ${printable(title)}`,
    ...(description === '' ? [] : [`Description: ${indented(description)}`]),
    `Visibility:  ${printable(visibility)}`,
    `Status:      ${statusText(video)}`,
    ...(typeof durationSeconds === 'number' ? [`Length:      ${durationText(durationSeconds)}`] : []),
    ...(captions.length === 0 ? [] : [`Captions:    ${captions.map(captionText).join(', ')}`]),
    ...(failure
      ? [`Failure:     ${printable(failure.message)}`, `What to do:  ${printable(failure.hint)}`]
      : []),
    '',
  ].join('\n');
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split(/\r\n|[\r\n]/)
    .map(printable)
    .join(`\n${MARGIN}`);
}

function captionText({ language, label }: NonNullable<Video['captions']>[number]): string {
  return printable(`${language} (${label})`);
}

function statusText({ status, progress }: Video): string {
  return printable(
    status === 'transcoding' && typeof progress === 'number' ? `${status} ${progress} %` : status,
  );
}
