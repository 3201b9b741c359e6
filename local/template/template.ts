import { z } from 'zod';
import { TemplateError } from './template-error';

const resource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z
    .union([z.string().transform(one => [one]), z.array(z.string())])
    .default([])
    .readonly(),
  Metadata: z.unknown().optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});

/**
 * The sections that local mode understands. Conditions, Mappings and Transform are refused rather than passed
 * over. Parameters and Rules are passed over: CDK writes BootstrapVersion there, and a Ref to any parameter
 * fails when it is resolved.
 */
const template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Parameters: z.unknown().optional(),
  Rules: z.unknown().optional(),
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});

export type Template = z.infer<typeof template>;

/**
 * A CloudFormation template from its parsed JSON.
 * @throws TemplateError naming each place that local mode does not understand.
 */
export function parseTemplate(json: unknown): Template {
  const parsed = template.safeParse(json);
  if (!parsed.success) throw new TemplateError(`the template: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
