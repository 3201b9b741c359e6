import { entering } from '../advance';
import { type Decision, ignore, write } from '../decision';
import type { FactOf } from '../fact';
import type { Source, VideoRecord } from '../record';
import { isLater } from '../sequencer';

/**
 * The object is there. The newest object counts until a job is asked for; from then on the source is fixed, because
 * nobody can tell which bytes the job has read.
 */
export function uploadNoticed(record: VideoRecord, fact: FactOf<'upload_noticed'>, now: number): Decision {
  const { kind: _, ...source } = fact;
  switch (record.status) {
    case 'uploading': {
      const core = entering(record, { status: 'uploaded', why: fact.kind }, now);
      return write(record, { ...core, status: 'uploaded', source }, now);
    }
    case 'uploaded': {
      const verdict = compare(record.source, source);
      if (verdict !== 'newer') return ignore(verdict);
      return write(record, { ...record, source: { ...record.source, ...source } }, now);
    }
    case 'submitting':
    case 'transcoding':
    case 'ready':
    case 'failed': {
      const { source: known } = record;
      // The sweep may have found the object before its notification came.
      if (known?.eTag === source.eTag) return ignore('duplicate');
      const verdict = known === undefined ? 'newer' : compare(known, source);
      return ignore(verdict === 'newer' ? 'source_fixed' : verdict);
    }
    case 'deleting':
      return ignore('too_late');
  }
}

/** An object that was found, not notified, has no place in the order; it is what the bucket holds at the moment. */
function compare(known: Source, noticed: Source): 'duplicate' | 'out_of_order' | 'newer' {
  const sameBytes = known.eTag === noticed.eTag;
  if (noticed.sequencer === undefined) return sameBytes ? 'duplicate' : 'newer';
  if (known.sequencer === undefined || isLater(noticed.sequencer, known.sequencer)) return 'newer';
  return sameBytes ? 'duplicate' : 'out_of_order';
}
