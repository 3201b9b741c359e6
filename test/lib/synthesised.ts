import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createApp } from '../../lib/synth';

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.json()).default({}),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});

const template = z.object({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.object({ Value: z.json() })),
});

export type Resource = z.output<typeof resource>;
export type Synthesised = z.output<typeof template>;

/** Context that leaves out bundling and copying, which no property of a template depends on. */
export const WITHOUT_ASSETS = { 'aws:cdk:bundling-stacks': [], 'aws:cdk:disable-asset-staging': true };

/** The template for these settings, without validators. */
export function synthesised(settings: Readonly<Record<string, unknown>> = {}): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'screening-room-synth-'));
  try {
    const context = { ...WITHOUT_ASSETS, screeningRoom: settings };
    const { app, stack } = createApp({ outdir, context, validate: false });
    return template.parse(app.synth().getStackByName(stack.stackName).template);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Every resource of a type, with its logical id. */
export function ofType({ Resources }: Synthesised, type: string): [string, Resource][] {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

/** The resource of a type that there is one of, or the one of that type whose logical id starts so. */
export function only(template: Synthesised, type: string, idPrefix = ''): Resource {
  const found = ofType(template, type).filter(([id]) => id.startsWith(idPrefix));
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} of ${type} ${idPrefix}`);
  return first[1];
}
