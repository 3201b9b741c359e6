/** The template, or what stands around it, says something that local mode cannot carry out. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
