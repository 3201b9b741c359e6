import type { FfprobeStream } from './ffprobe-streams';
import type { StreamColour } from './probe-answer';

/** ffprobe's names → MediaConvert's (MediaConvert API reference, `ColorPrimaries` and its neighbours). */
const PRIMARIES: Readonly<Record<string, string>> = {
  bt709: 'ITU_709',
  bt470m: 'ITU_470M',
  bt470bg: 'ITU_470BG',
  smpte170m: 'SMPTE_170M',
  smpte240m: 'SMPTE_240M',
  bt2020: 'ITU_2020',
  smpte431: 'SMPTE_431_2',
  smpte432: 'SMPTE_EG_432_1',
};

const TRANSFERS: Readonly<Record<string, string>> = {
  bt709: 'ITU_709',
  gamma22: 'ITU_470M',
  gamma28: 'ITU_470BG',
  smpte170m: 'SMPTE_170M',
  smpte240m: 'SMPTE_240M',
  linear: 'LINEAR',
  'iec61966-2-1': 'IEC_61966_2_1',
  'iec61966-2-4': 'IEC_61966_2_4',
  'bt2020-10': 'ITU_2020_10bit',
  'bt2020-12': 'ITU_2020_12bit',
  smpte2084: 'SMPTE_2084',
  'arib-std-b67': 'ARIB_B67',
};

const MATRICES: Readonly<Record<string, string>> = {
  gbr: 'RGB',
  bt709: 'ITU_709',
  bt470bg: 'ITU_470BG',
  smpte170m: 'SMPTE_170M',
  smpte240m: 'SMPTE_240M',
  bt2020nc: 'ITU_2020_NCL',
  bt2020c: 'ITU_2020_CL',
};

/** What a stream says of its colours; what it leaves open is left out. */
export function colourOf({ color_primaries, color_transfer, color_space }: FfprobeStream): StreamColour {
  return {
    colorPrimaries: PRIMARIES[color_primaries ?? ''],
    transferCharacteristics: TRANSFERS[color_transfer ?? ''],
    matrixCoefficients: MATRICES[color_space ?? ''],
  };
}
