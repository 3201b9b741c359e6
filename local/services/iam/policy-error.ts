/** A policy holds something that local mode cannot judge; letting it pass could allow what AWS refuses. */
export class PolicyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PolicyError';
  }
}
