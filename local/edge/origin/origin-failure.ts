/** The origin gave no answer. CloudFront makes 502 and 504 of it. */
export class OriginFailure extends Error {
  override readonly name = 'OriginFailure';
  readonly reason: 'originUnreachable' | 'originTimeout';

  constructor(reason: OriginFailure['reason']) {
    super(reason);
    this.reason = reason;
  }
}
