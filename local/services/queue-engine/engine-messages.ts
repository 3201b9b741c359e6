/** What the engine's worker is given when it starts. */
export interface EngineStart {
  /** Folder that holds the queues and topics. */
  readonly dir: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One question to the engine. Each brings the time along, since the engine has no clock of its own. */
export type EngineQuestion = { readonly id: number; readonly now: number } & (
  | { readonly kind: 'call'; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly kind: 'look'; readonly queue: string }
);

/** A whole HTTP answer of the engine. */
export interface EngineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How full a queue is. */
export interface QueueState {
  /** Messages that can be received now. */
  readonly visible: number;
  /** Messages that were received and not deleted yet. */
  readonly hidden: number;
  /** Messages that were sent with a delay that is not over yet. */
  readonly delayed: number;
  /** When the next hidden or delayed message becomes visible, in milliseconds since the epoch. */
  readonly nextVisibleAt?: number;
}

/** From the worker: once that it is ready, then one of the others per question. */
export type EngineMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: EngineAnswer }
  | { readonly kind: 'state'; readonly id: number; readonly state: QueueState | undefined }
  | { readonly kind: 'fault'; readonly id: number; readonly error: Error };
