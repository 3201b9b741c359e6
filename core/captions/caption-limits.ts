/** Largest caption file that is taken, in bytes; two hours of dense subtitles have about 200,000. */
export const CAPTION_BYTES_MAX = 2_000_000;

/** Largest that is written, in bytes: times and escapes may be longer than they were. */
export const WRITTEN_CAPTION_BYTES_MAX = 2 * CAPTION_BYTES_MAX;

/** Most cues that are taken; two hours of dense subtitles have about 2,500. */
export const CUES_MAX = 20_000;
