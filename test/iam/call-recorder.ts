import type { AccessAsked, Calls, ServiceCall } from '../../local/services/calls';

/** Something that IAM was asked for a role, once for all the times that it was. */
export interface RecordedAccess extends AccessAsked {
  /** Operation that asked first, such as `sqs:SendMessage`. */
  readonly operation: string;
  /** What local mode's own IAM said. */
  readonly allowed: boolean;
}

/** Collects what every role asks of IAM through the calls of its functions. */
export class CallRecorder {
  readonly #byRole = new Map<string, Map<string, RecordedAccess>>();
  /** Ends the recording. */
  readonly stop: () => void;

  constructor(calls: Calls) {
    this.stop = calls.watch(call => {
      this.#add(call);
      return undefined;
    });
  }

  /** ARNs of the roles that called anything. */
  get roles(): string[] {
    return [...this.#byRole.keys()];
  }

  /** What a role asked for, each thing once. */
  of(roleArn: string): RecordedAccess[] {
    return [...(this.#byRole.get(roleArn)?.values() ?? [])];
  }

  #add({ service, operation, principal, asked, allowed }: ServiceCall): void {
    if (principal?.kind !== 'role') return;
    const known = this.#byRole.get(principal.arn) ?? new Map<string, RecordedAccess>();
    this.#byRole.set(principal.arn, known);
    for (const each of asked) {
      const identity = JSON.stringify([each.action, each.resource, each.context ?? {}, allowed]);
      if (known.has(identity)) continue;
      known.set(identity, { ...each, operation: `${service}:${operation}`, allowed });
    }
  }
}
