import type { Size } from '../../core/ladder/dimensions';
import type { Fraction } from '../../core/ladder/fraction';

/** What the packager is to make of a film: a CreateJob request in the packager's own words, with nothing left to choose. */
export interface TranscodeJob {
  /** Path of the film, or an `http:` URL that answers ranges. Its first picture is taken. */
  readonly source: string;
  /** Whether the picture is turned as its container says; without it, it stays as it is coded. */
  readonly rotate: boolean;
  /** Whether interlaced frames are made progressive, one of each. */
  readonly deinterlace: boolean;
  /** Whether a high dynamic range is brought down to BT.709. */
  readonly toneMap: boolean;
  /** The sizes, in the order of their variants. */
  readonly pictures: readonly PictureOutput[];
  /** Undefined for a silent film. */
  readonly audio: SoundOutput | undefined;
  /** What the names of all playlists and segments begin with, such as `index`. */
  readonly baseName: string;
  /** Seconds of a segment: a whole number of groups of pictures. */
  readonly segmentSeconds: number;
  /** Seconds from one key frame to the next; rounded to whole frames. */
  readonly gopSeconds: number;
  /** Whether each size gets a playlist of its key frames. */
  readonly iFramePlaylists: boolean;
  readonly poster: PosterOutput | undefined;
}

/** One rendition of the picture; stretched to its size, with square pixels. */
export interface PictureOutput extends Size {
  /** What stands behind the base name, such as `_720p`. */
  readonly nameModifier: string;
  /** Frames per second, by repeating and leaving out; undefined for the source's own. */
  readonly frameRate: Fraction | undefined;
  /** Ceiling in bit/s. */
  readonly maxBitRate: number;
  /** QVBR's level from 1 to 10; undefined leaves it to the encoder. */
  readonly quality: number | undefined;
}

/** The sound as a rendition of its own, AAC-LC in stereo. */
export interface SoundOutput {
  /** Its place among the film's sounds, from 1. */
  readonly track: number;
  /** What stands behind the base name, such as `_audio`. */
  readonly nameModifier: string;
  /** GROUP-ID in the multivariant playlist. */
  readonly groupId: string;
  /** ISO 639, three letters; missing where it is not known. */
  readonly language?: string | undefined;
  /** Bit/s. */
  readonly bitRate: number;
  /** Hz. */
  readonly sampleRate: number;
  /** For left and right, the gain of each input channel in dB; undefined for the usual downmix. */
  readonly downmix: readonly (readonly number[])[] | undefined;
}

/** Still pictures of the film as JPEG files: its first frame, then one at a time. */
export interface PosterOutput extends Size {
  /** Path below the film's folder without number and extension, such as `images/poster`. */
  readonly base: string;
  /** Captures per second. */
  readonly rate: Fraction;
  readonly maxCaptures: number;
  /** From 1 to 100. */
  readonly quality: number;
}
