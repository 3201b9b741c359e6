/**
 * Why a source cannot become a film, by stable code. The message says what is wrong, the hint what its owner can do;
 * both may be reworded, and neither holds anything that the file says of itself.
 */
export const SOURCE_FAILURES = {
  source_unreadable: {
    message: 'The file cannot be read as a film.',
    hint: 'It may be empty, cut off before its index, or no film at all. Play it on your own machine, export it anew if need be, and upload it again.',
  },
  no_video: {
    message: 'The file has no moving picture.',
    hint: 'It holds sound or captions only. Upload a file with a video track.',
  },
  unsupported_container: {
    message: 'The kind of file is not supported.',
    hint: 'Export the film as MP4, QuickTime (MOV), Matroska or WebM, and upload it again.',
  },
} as const satisfies Record<string, { message: string; hint: string }>;

export type SourceFailure = keyof typeof SOURCE_FAILURES;
