import { z } from 'zod';
import { ofType, type Resource, type Synthesised } from './synthesised';

const list = z.union([z.string().transform(one => [one]), z.array(z.json())]);

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string().transform(one => [one]), z.array(z.string())]),
  Resource: z.union([list, z.json().transform(one => [one])]),
  Principal: z.json().optional(),
  Condition: z.json().optional(),
});

export type Statement = z.output<typeof statement>;

const document = z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) });

/** Statements of a bucket policy, or of a role's policy. */
export function statementsOf(policy: Resource): Statement[] {
  return document.parse(policy.Properties).PolicyDocument.Statement;
}

/** Statements of the policies attached to the role whose logical id starts so. */
export function roleStatements(template: Synthesised, rolePrefix: string): Statement[] {
  return ofType(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => JSON.stringify(Properties['Roles']).includes(`"Ref":"${rolePrefix}`))
    .flatMap(([, policy]) => statementsOf(policy));
}

/** Every statement of the template. */
export function allStatements(template: Synthesised): Statement[] {
  const policies = [
    'AWS::IAM::Policy',
    'AWS::S3::BucketPolicy',
    'AWS::SNS::TopicPolicy',
    'AWS::SQS::QueuePolicy',
  ];
  return policies.flatMap(type => ofType(template, type)).flatMap(([, policy]) => statementsOf(policy));
}
