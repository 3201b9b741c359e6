import { boxAt, boxesIn } from './boxes';
import { audioObjectType } from './elementary-stream';

/** What the initialisation segment of one track says. */
export interface Initialisation {
  /** Units of the track's time per second. */
  timescale: number;
  /** Samples of this length, in units, where a segment names none (`trex`). */
  defaultSampleDuration: number;
  /** Codec as RFC 6381 writes it, such as `avc1.64001F`. */
  codec: string;
  /** Size in pixels, for video. */
  size: { width: number; height: number } | undefined;
  /** For audio; the rate in Hz. */
  sound: { channels: number; sampleRate: number } | undefined;
}

/**
 * Reads an initialisation segment with one track of H.264 or AAC.
 *
 * @throws RangeError where it holds anything else
 */
export function readInitialisation(bytes: Buffer): Initialisation {
  const media = boxAt(bytes, 'moov/trak/mdia');
  return {
    timescale: timescaleOf(boxAt(media, 'mdhd')),
    defaultSampleDuration: boxAt(bytes, 'moov/mvex/trex').readUInt32BE(12),
    ...sampleEntry(boxAt(media, 'minf/stbl/stsd').subarray(8)),
  };
}

/** `mdhd` version 1 has its two dates in 64 bits (ISO/IEC 14496-12, section 8.4.2). */
function timescaleOf(mdhd: Buffer): number {
  return mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12);
}

/** Fixed fields come before the boxes of a sample entry: 78 bytes for video, 28 for audio (section 12.1.3, 12.2.3). */
function sampleEntry(entries: Buffer): Pick<Initialisation, 'codec' | 'size' | 'sound'> {
  for (const { type, body } of boxesIn(entries)) {
    if (type === 'avc1') {
      const profile = boxAt(body.subarray(78), 'avcC').subarray(1, 4);
      const size = { width: body.readUInt16BE(24), height: body.readUInt16BE(26) };
      return { codec: `avc1.${profile.toString('hex').toUpperCase()}`, size, sound: undefined };
    }
    if (type === 'mp4a') {
      const sound = { channels: body.readUInt16BE(16), sampleRate: body.readUInt16BE(24) };
      return {
        codec: `mp4a.40.${audioObjectType(boxAt(body.subarray(28), 'esds'))}`,
        size: undefined,
        sound,
      };
    }
  }
  throw new RangeError('the track is neither H.264 nor AAC');
}
