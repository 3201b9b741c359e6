import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { LOCAL_ACCOUNT } from '../../local/services/iam/account';
import type { PolicyDocument } from '../../local/services/iam/policy-document';
import type { RecordedAccess } from './call-recorder';
import { type Grant, policyGrants } from './policy-grants';

/** A role as the template has it, its policies resolved. */
export interface JudgedRole {
  readonly arn: string;
  readonly policies: readonly PolicyDocument[];
}

export interface Judgement {
  /** What the role asked for and its policies do not allow, with the simulator's reason. */
  readonly outside: readonly string[];
  /** What its policies allow and it never asked for, as `action on resource`. */
  readonly unused: readonly string[];
}

/**
 * Judges what a role asked for by exactly its own policies, with a simulator that shares no code with local mode's IAM and
 * knows which resources and condition keys each action has.
 */
export async function judgeRole(role: JudgedRole, asked: readonly RecordedAccess[]): Promise<Judgement> {
  const outside: string[] = [];
  const used = new Set<Grant>();
  const grants = policyGrants(role.policies);
  for (const access of asked) {
    const verdict = await simulate(role, access, role.policies);
    if (verdict !== 'Allowed') {
      outside.push(`${access.operation} asks ${access.action} on ${access.resource}: ${verdict}`);
    }
    for (const grant of grants) {
      if (!used.has(grant) && (await simulate(role, access, [grant.policy])) === 'Allowed') used.add(grant);
    }
  }
  const unused = grants.filter(grant => !used.has(grant));
  return { outside, unused: unused.map(({ action, resource }) => `${action} on ${resource}`) };
}

/** The simulator's result, or why it could not judge. */
async function simulate(
  role: JudgedRole,
  { action, resource, context = {} }: RecordedAccess,
  policies: readonly PolicyDocument[],
): Promise<string> {
  const simulation: Simulation = {
    request: {
      principal: role.arn,
      action,
      resource: { resource, accountId: LOCAL_ACCOUNT },
      contextVariables: { 'aws:SecureTransport': 'true', 'aws:PrincipalArn': role.arn, ...context },
    },
    identityPolicies: policies.map((policy, index) => ({ name: `policy ${index}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  const result = await runSimulation(simulation, {});
  return result.resultType === 'error' ? result.errors.message : result.overallResult;
}
