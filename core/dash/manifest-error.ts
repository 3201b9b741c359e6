const REASONS = {
  doctype_refused: 'the manifest has a document type declaration (<!DOCTYPE>), which can declare entities',
  too_intricate: 'the BaseURLs and ids of the manifest give its URLs more meanings than can be looked at',
} as const;

/** A manifest that is not signed at all. The message quotes nothing of it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';

  constructor(readonly code: keyof typeof REASONS) {
    super(REASONS[code]);
  }
}
