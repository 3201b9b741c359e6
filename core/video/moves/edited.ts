import { type Decision, ignore, refuse, write } from '../decision';
import type { Changes, FactOf } from '../fact';
import type { VideoRecord } from '../record';

/**
 * Title, description or visibility are changed by somebody who has read the present edition. What holds already is no
 * change whatever was read: it may be the same request again (RFC 9110, section 13.1.1).
 */
export function edited(record: VideoRecord, { changes, ifEdition }: FactOf<'edited'>, now: number): Decision {
  if (record.status === 'deleting') return refuse('deleting');
  if (holds(record, changes)) return ignore('nothing_new');
  if (record.edition !== ifEdition) return refuse('edition_changed');
  return write(record, { ...record, ...changes, edition: record.edition + 1 }, now);
}

function holds(
  { title, description, visibility }: VideoRecord,
  {
    title: newTitle = title,
    description: newDescription = description,
    visibility: newOne = visibility,
  }: Changes,
): boolean {
  return title === newTitle && description === newDescription && visibility === newOne;
}
