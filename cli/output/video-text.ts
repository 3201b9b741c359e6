import type { Video } from '../api/answers';
import { durationText } from './amounts';
import { printable } from './printable';

/** A film in one line of a list. */
export function videoLine(video: Video): string {
  return [video.id, statusText(video).padEnd(16), video.visibility.padEnd(8), printable(video.title)].join(
    '  ',
  );
}

/** A film with all that a person asks for, one line each. */
export function videoText(video: Video): string {
  const { id, title, visibility, durationSeconds, failure } = video;
  return [
    `Film:        ${id}`,
    `Title:       ${printable(title)}`,
    `Visibility:  ${printable(visibility)}`,
    `Status:      ${statusText(video)}`,
    ...(typeof durationSeconds === 'number' ? [`Length:      ${durationText(durationSeconds)}`] : []),
    ...(failure
      ? [`Failure:     ${printable(failure.message)}`, `What to do:  ${printable(failure.hint)}`]
      : []),
    '',
  ].join('\n');
}

function statusText({ status, progress }: Video): string {
  return printable(
    status === 'transcoding' && typeof progress === 'number' ? `${status} ${progress} %` : status,
  );
}
