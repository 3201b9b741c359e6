import { boxAt, boxesIn } from './boxes';
import type { Initialisation } from './initialisation';

const TFHD_BASE_DATA_OFFSET = 0x1;
const TFHD_SAMPLE_DESCRIPTION_INDEX = 0x2;
const TFHD_DEFAULT_SAMPLE_DURATION = 0x8;
const TFHD_DEFAULT_SAMPLE_SIZE = 0x10;
const TRUN_DATA_OFFSET = 0x1;
const TRUN_FIRST_SAMPLE_FLAGS = 0x4;
const TRUN_SAMPLE_DURATION = 0x100;
const TRUN_SAMPLE_SIZE = 0x200;
const TRUN_SAMPLE_FIELDS = [TRUN_SAMPLE_DURATION, TRUN_SAMPLE_SIZE, 0x400, 0x800];

/** When a fragment begins and what it holds; times in units of the track's timescale. */
interface FragmentContents {
  readonly start: number;
  readonly duration: number;
  readonly samples: number;
  readonly firstSampleBytes: number;
}

interface SampleDefaults {
  readonly duration: number;
  readonly bytes: number;
}

/**
 * Adds up the samples of a fragment of one track: its `tfdt` and `trun` boxes (ISO/IEC 14496-12, sections 8.8.7 to
 * 8.8.12).
 *
 * @param moof the body of the fragment's `moof`
 */
export function readFragment(
  moof: Buffer,
  init: Pick<Initialisation, 'defaultSampleDuration'>,
): FragmentContents {
  const traf = boxAt(moof, 'traf');
  const defaults = sampleDefaults(boxAt(traf, 'tfhd'), init.defaultSampleDuration);
  const runs = [...boxesIn(traf)].filter(box => box.type === 'trun').map(box => readRun(box.body, defaults));
  return {
    start: decodeTime(boxAt(traf, 'tfdt')),
    duration: runs.reduce((sum, { duration }) => sum + duration, 0),
    samples: runs.reduce((sum, { samples }) => sum + samples, 0),
    firstSampleBytes: runs[0]?.firstSampleBytes ?? 0,
  };
}

function decodeTime(tfdt: Buffer): number {
  return tfdt[0] === 1 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4);
}

function sampleDefaults(tfhd: Buffer, trackDuration: number): SampleDefaults {
  const flags = tfhd.readUInt32BE(0);
  const duration =
    8 + (flags & TFHD_BASE_DATA_OFFSET ? 8 : 0) + (flags & TFHD_SAMPLE_DESCRIPTION_INDEX ? 4 : 0);
  const bytes = duration + (flags & TFHD_DEFAULT_SAMPLE_DURATION ? 4 : 0);
  return {
    duration: flags & TFHD_DEFAULT_SAMPLE_DURATION ? tfhd.readUInt32BE(duration) : trackDuration,
    bytes: flags & TFHD_DEFAULT_SAMPLE_SIZE ? tfhd.readUInt32BE(bytes) : 0,
  };
}

function readRun(trun: Buffer, defaults: SampleDefaults): Omit<FragmentContents, 'start'> {
  const flags = trun.readUInt32BE(0);
  const samples = trun.readUInt32BE(4);
  const first = 8 + (flags & TRUN_DATA_OFFSET ? 4 : 0) + (flags & TRUN_FIRST_SAMPLE_FLAGS ? 4 : 0);
  const hasDurations = (flags & TRUN_SAMPLE_DURATION) !== 0;
  const size = first + (hasDurations ? 4 : 0);
  const firstSampleBytes = flags & TRUN_SAMPLE_SIZE ? trun.readUInt32BE(size) : defaults.bytes;
  if (!hasDurations) return { samples, duration: samples * defaults.duration, firstSampleBytes };
  const stride = 4 * TRUN_SAMPLE_FIELDS.filter(field => (flags & field) !== 0).length;
  let duration = 0;
  for (let index = 0; index < samples; index++) duration += trun.readUInt32BE(first + index * stride);
  return { samples, duration, firstSampleBytes };
}
