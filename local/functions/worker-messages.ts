/** What a worker is given when it starts. */
export interface WorkerStart {
  readonly codeDir: string;
  /** Module and export, as in the template: `index.handler`. */
  readonly handler: string;
  /** Milliseconds by which the stack's clock is ahead of the machine's while the bundle loads. */
  readonly clockShift: number;
}

/** One invocation, from the pool to the worker. */
export interface Invocation {
  readonly eventJson: string;
  readonly timeoutMs: number;
  /** Milliseconds by which the stack's clock is ahead of the machine's when the invocation starts. */
  readonly clockShift: number;
  readonly context: {
    readonly awsRequestId: string;
    readonly functionName: string;
    readonly functionVersion: string;
    readonly invokedFunctionArn: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** From the worker to the pool: `ready` or `failed` once at the start, then one of the two per invocation. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly resultJson: string }
  | { readonly kind: 'failed'; readonly errorType: string; readonly errorMessage: string };
