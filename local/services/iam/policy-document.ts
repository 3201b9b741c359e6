import { z } from 'zod';
import { CONDITION_KEYS } from './condition-keys';
import { isKnownOperator } from './condition-operators';
import { PolicyError } from './policy-error';

const KNOWN_KEYS = new Set(CONDITION_KEYS.map(key => key.toLowerCase()));

const literal = z.string().refine(text => !text.includes('${'), 'policy variables are not supported');
const oneOrMany = z.union([literal, z.array(literal)]);
const scalar = z.union([literal, z.number(), z.boolean()]);
const operator = z.string().refine(isKnownOperator, { error: 'this condition operator is not supported' });
const conditionKey = z.string().refine(key => KNOWN_KEYS.has(key.toLowerCase()), {
  error: 'this condition key is not supported',
});

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z
    .union([z.literal('*'), z.strictObject({ AWS: oneOrMany.optional(), Service: oneOrMany.optional() })])
    .optional(),
  Action: oneOrMany,
  Resource: oneOrMany,
  Condition: z.record(operator, z.record(conditionKey, z.union([scalar, z.array(scalar)]))).optional(),
});

const document = z.strictObject({
  Version: z.literal('2012-10-17').optional(),
  Id: z.string().optional(),
  /** A document may hold one statement without an array around it. */
  Statement: z.preprocess(value => (Array.isArray(value) ? value : [value]), z.array(statement)),
});

/** A policy of which every part can be judged. Made by `parseIdentityPolicy` or `parseResourcePolicy`. */
export type PolicyDocument = z.infer<typeof document>;
export type PolicyStatement = z.infer<typeof statement>;

/**
 * Reads a policy that belongs to a role.
 *
 * @throws PolicyError for anything that local mode cannot judge, naming where it stands
 */
export function parseIdentityPolicy(value: unknown): PolicyDocument {
  const policy = parse(value);
  if (policy.Statement.some(each => each.Principal !== undefined)) {
    throw new PolicyError('a policy of a role names no Principal');
  }
  return policy;
}

/**
 * Reads a policy that belongs to a resource, such as a bucket policy.
 *
 * @throws PolicyError for anything that local mode cannot judge, naming where it stands
 */
export function parseResourcePolicy(value: unknown): PolicyDocument {
  const policy = parse(value);
  if (policy.Statement.some(each => each.Principal === undefined)) {
    throw new PolicyError('every statement of a resource policy needs a Principal');
  }
  return policy;
}

function parse(value: unknown): PolicyDocument {
  const result = document.safeParse(value);
  if (result.success) return result.data;
  throw new PolicyError(
    `this policy cannot be judged locally: ${result.error.issues.map(describe).join('; ')}`,
  );
}

function describe(issue: z.core.$ZodIssue): string {
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  return `${issue.path.join('.')}: ${message}`;
}
