/** A queue as its template describes it. */
export interface QueueDeclaration {
  readonly name: string;
  /** For how long a received message is hidden. */
  readonly visibilityTimeoutSeconds: number;
  /** For how long a message is kept that nobody deletes. */
  readonly retentionSeconds: number;
  /** For how long a message is invisible after it was sent. */
  readonly delaySeconds: number;
  /** Where a message goes that was received too often. */
  readonly redrive?: { readonly targetArn: string; readonly maxReceiveCount: number } | undefined;
}

/** The declaration as attributes of the SQS API; a redrive policy that is no more is taken away by an empty text. */
export function queueAttributes(declaration: QueueDeclaration): Record<string, string> {
  const { redrive } = declaration;
  return {
    VisibilityTimeout: String(declaration.visibilityTimeoutSeconds),
    MessageRetentionPeriod: String(declaration.retentionSeconds),
    DelaySeconds: String(declaration.delaySeconds),
    RedrivePolicy:
      redrive === undefined
        ? ''
        : JSON.stringify({
            deadLetterTargetArn: redrive.targetArn,
            maxReceiveCount: redrive.maxReceiveCount,
          }),
  };
}
