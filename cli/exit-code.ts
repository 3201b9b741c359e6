/** How every command ends (cli/README.md). */
export const EXIT = {
  /** The API refused, or could not be reached. */
  refused: 1,
  /** The command was called in a way that it cannot follow. */
  usage: 2,
  /** A film was uploaded and failed. */
  failedFilm: 2,
  /** Ctrl-C or SIGTERM, as shells count it: 128 and the signal's number. */
  interrupted: 130,
} as const;
