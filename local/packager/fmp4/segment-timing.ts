import { boxAt, boxesIn } from './boxes';
import type { Initialisation } from './initialisation';

const TFHD_BASE_DATA_OFFSET = 0x1;
const TFHD_SAMPLE_DESCRIPTION_INDEX = 0x2;
const TFHD_DEFAULT_SAMPLE_DURATION = 0x8;
const TRUN_DATA_OFFSET = 0x1;
const TRUN_FIRST_SAMPLE_FLAGS = 0x4;
const TRUN_SAMPLE_DURATION = 0x100;
const TRUN_SAMPLE_FIELDS = [TRUN_SAMPLE_DURATION, 0x200, 0x400, 0x800];

/** When a segment begins and how much it holds, in units of the track's timescale. */
interface SegmentTiming {
  start: number;
  duration: number;
  samples: number;
}

/**
 * Adds up the samples of a segment: its fragments' `tfdt` and `trun` boxes (ISO/IEC 14496-12, sections 8.8.7 to 8.8.12).
 *
 * @throws RangeError where the segment holds no fragment
 */
export function readSegmentTiming(bytes: Buffer, init: Initialisation): SegmentTiming {
  const fragments = [...boxesIn(bytes)]
    .filter(box => box.type === 'moof')
    .map(box => fragmentTiming(box.body, init));
  const [first] = fragments;
  if (first === undefined) throw new RangeError('the segment holds no fragment');
  return {
    start: first.start,
    duration: fragments.reduce((sum, { duration }) => sum + duration, 0),
    samples: fragments.reduce((sum, { samples }) => sum + samples, 0),
  };
}

function fragmentTiming(moof: Buffer, init: Initialisation): SegmentTiming {
  const traf = boxAt(moof, 'traf');
  const sampleDuration = defaultDuration(boxAt(traf, 'tfhd')) ?? init.defaultSampleDuration;
  const runs = [...boxesIn(traf)]
    .filter(box => box.type === 'trun')
    .map(box => runTiming(box.body, sampleDuration));
  return {
    start: decodeTime(boxAt(traf, 'tfdt')),
    duration: runs.reduce((sum, { duration }) => sum + duration, 0),
    samples: runs.reduce((sum, { samples }) => sum + samples, 0),
  };
}

function decodeTime(tfdt: Buffer): number {
  return tfdt[0] === 1 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4);
}

function defaultDuration(tfhd: Buffer): number | undefined {
  const flags = tfhd.readUInt32BE(0);
  if ((flags & TFHD_DEFAULT_SAMPLE_DURATION) === 0) return undefined;
  const before = (flags & TFHD_BASE_DATA_OFFSET ? 8 : 0) + (flags & TFHD_SAMPLE_DESCRIPTION_INDEX ? 4 : 0);
  return tfhd.readUInt32BE(8 + before);
}

function runTiming(trun: Buffer, sampleDuration: number): Pick<SegmentTiming, 'duration' | 'samples'> {
  const flags = trun.readUInt32BE(0);
  const samples = trun.readUInt32BE(4);
  if ((flags & TRUN_SAMPLE_DURATION) === 0) return { samples, duration: samples * sampleDuration };
  const stride = 4 * TRUN_SAMPLE_FIELDS.filter(field => (flags & field) !== 0).length;
  const first = 8 + (flags & TRUN_DATA_OFFSET ? 4 : 0) + (flags & TRUN_FIRST_SAMPLE_FLAGS ? 4 : 0);
  let duration = 0;
  for (let index = 0; index < samples; index++) duration += trun.readUInt32BE(first + index * stride);
  return { samples, duration };
}
