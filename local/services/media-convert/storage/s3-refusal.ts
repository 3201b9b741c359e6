/** S3 refused a request. The message holds nothing of it. */
export class S3Refusal extends Error {
  /** HTTP status of S3's answer. */
  readonly status: number;

  constructor(status: number) {
    super(`S3 answered ${status}`);
    this.name = 'S3Refusal';
    this.status = status;
  }
}
