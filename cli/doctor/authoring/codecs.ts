import type { Child } from '../walk/playlist';

const SOUND = /^(?:mp4a|ac-3|ec-3|flac|opus|alac)/i;
const TEXT = /^(?:wvtt|stpp)/i;
/** AAC-LC, HE-AAC and its second version (ISO/IEC 14496-3, audio object types); xHE-AAC does not count for 2.3. */
const AAC = /^mp4a\.40\.0?(?:2|5|29)$/i;
/** Profile, constraints and level of H.264, each two hexadecimal digits (RFC 6381, section 3.3). */
const H264 = /^avc[13]\.([0-9a-f]{2})[0-9a-f]{2}([0-9a-f]{2})$/i;
const HIGH_PROFILE = 100;
const LEVEL_4_1 = 41;

function codecsOf({ attributes }: Child): string[] | undefined {
  return attributes
    .get('CODECS')
    ?.split(',')
    .map(codec => codec.trim());
}

/** A variant says by its codecs whether it is sound alone; one that names none is taken to have pictures. */
export function hasPictures(variant: Child): boolean {
  return codecsOf(variant)?.some(codec => !SOUND.test(codec) && !TEXT.test(codec)) ?? true;
}

/** Whether a variant names a codec of sound. */
export function hasSound(variant: Child): boolean {
  return codecsOf(variant)?.some(codec => SOUND.test(codec)) ?? false;
}

/** Whether a variant's sound is AAC. */
export function hasAac(variant: Child): boolean {
  return codecsOf(variant)?.some(codec => AAC.test(codec)) ?? false;
}

/** Whether a variant's pictures are H.264 up to High Profile, Level 4.1; nothing where they are not H.264. */
export function isUpToHigh41(variant: Child): boolean | undefined {
  const [, profile, level] =
    codecsOf(variant)
      ?.map(codec => H264.exec(codec))
      .find(match => match) ?? [];
  if (profile === undefined || level === undefined) return undefined;
  return Number.parseInt(profile, 16) <= HIGH_PROFILE && Number.parseInt(level, 16) <= LEVEL_4_1;
}
