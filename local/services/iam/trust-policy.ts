import { z } from 'zod';
import { isAllowed } from './is-allowed';
import { type PolicyDocument, parseResourcePolicy } from './policy-document';
import { PolicyError } from './policy-error';

/** The role itself is the resource, so no statement names one. */
const statement = z.looseObject({ Resource: z.undefined().optional() });

const document = z.looseObject({
  Statement: z.preprocess(value => (Array.isArray(value) ? value : [value]), z.array(statement)),
});

/**
 * Reads who may assume a role.
 *
 * @throws PolicyError for anything that local mode cannot judge, naming where it stands
 */
export function parseTrustPolicy(value: unknown): PolicyDocument {
  const result = document.safeParse(value);
  if (!result.success) throw new PolicyError('a trust policy has statements, and none of them a Resource');
  const statements = result.data.Statement.map(each => ({ ...each, Resource: '*' }));
  return parseResourcePolicy({ ...result.data, Statement: statements });
}

/**
 * Whether a service may assume a role on behalf of a resource.
 *
 * @param service such as `mediaconvert.amazonaws.com`
 * @param sourceArn ARN of the resource
 */
export function isTrusted(
  role: { readonly arn: string; readonly trust: PolicyDocument },
  service: string,
  sourceArn: string,
): boolean {
  return isAllowed({
    principal: { kind: 'service', name: service, sourceArn },
    action: 'sts:AssumeRole',
    resource: role.arn,
    resourcePolicy: role.trust,
  });
}
