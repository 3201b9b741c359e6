import { type Decision, ignore, refuse, write } from '../decision';
import type { FactOf } from '../fact';
import { CAPTIONS_MAX } from '../limits';
import type { VideoRecord } from '../record';

/** A film has captions in a language, under a new label or at all, or has them no more. */
export function captionsChanged(
  record: VideoRecord,
  { language, label }: FactOf<'captions_changed'>,
  now: number,
): Decision {
  if (record.status === 'deleting') return refuse('deleting');
  const { captions, edition } = record;
  const known = captions.find(caption => caption.language === language);
  if (known?.label === label) return ignore('nothing_new');
  if (known === undefined && captions.length >= CAPTIONS_MAX) return refuse('too_many_captions');
  return write(record, { ...record, captions: changed(), edition: edition + 1 }, now);

  function changed() {
    if (label === undefined) return captions.filter(caption => caption !== known);
    if (known === undefined) return [...captions, { language, label }];
    return captions.map(caption => (caption === known ? { language, label } : caption));
  }
}
