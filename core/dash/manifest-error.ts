/** A manifest that is not signed at all. The message quotes nothing of it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly code = 'doctype_refused';

  constructor() {
    super('the manifest has a document type declaration (<!DOCTYPE>), which can declare entities');
  }
}
