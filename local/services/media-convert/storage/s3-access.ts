import type { Clock } from '../../../clock';
import type { Caller, CredentialStore } from '../../iam/credential-store';
import type { PolicyDocument } from '../../iam/policy-document';
import type { Principal } from '../../iam/principal';
import { isTrusted } from '../../iam/trust-policy';
import { jobArn } from '../arns';
import { JOB_FAILURES, JobFault } from '../jobs/job-fault';
import { S3Session } from './s3-session';

const MEDIA_CONVERT = 'mediaconvert.amazonaws.com';

/** A role that jobs may run under; its policies are complete before one does. */
export interface JobRole {
  readonly arn: string;
  readonly policies: readonly PolicyDocument[];
  /** Who may assume it. */
  readonly trust: PolicyDocument;
}

interface S3AccessOptions {
  readonly s3Origin: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  /** Roles by ARN. */
  readonly roles: ReadonlyMap<string, JobRole>;
}

/** Opens S3 on behalf of others: under the role of a job, or with the rights of who calls the API. */
export class S3Access {
  readonly #options: S3AccessOptions;
  /** Credentials that were made before, so that their number does not grow with each call. */
  readonly #callers = new WeakMap<object, Caller>();

  constructor(options: S3AccessOptions) {
    this.#options = options;
  }

  /** @throws JobFault where the role does not stand, or does not trust MediaConvert with this job */
  forJob(id: string, roleArn: string): S3Session {
    const role = this.#options.roles.get(roleArn);
    if (role === undefined || !isTrusted(role, MEDIA_CONVERT, jobArn(id))) {
      throw new JobFault(JOB_FAILURES.roleUnusable);
    }
    return this.#open(role, { kind: 'role', arn: role.arn, policies: role.policies });
  }

  /** With the caller's own rights, as Probe reads (MediaConvert API reference, "Probe"). */
  forCaller(principal: Principal): S3Session {
    return this.#open(principal, principal);
  }

  #open(of: object, principal: Principal): S3Session {
    const { s3Origin, clock, credentials } = this.#options;
    const caller = this.#callers.get(of) ?? credentials.add(principal);
    this.#callers.set(of, caller);
    return new S3Session({ s3Origin, clock, caller });
  }
}
