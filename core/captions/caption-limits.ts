/** Largest caption file that is taken, and that is written, in bytes; two hours of dense subtitles have about 200,000. */
export const CAPTION_BYTES_MAX = 2_000_000;

/** Most cues that are taken; two hours of dense subtitles have about 2,500. */
export const CUES_MAX = 20_000;
