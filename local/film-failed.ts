/** A film that the pipeline has refused or given up. Its message is for the person who brought it. */
export class FilmFailed extends Error {
  constructor({ message, hint }: { readonly message: string; readonly hint: string }) {
    super(`${message} ${hint}`.trim());
    this.name = 'FilmFailed';
  }
}
