import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseTemplate, type Template } from './template';
import { TemplateError } from './template-error';

export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** Both the object key that the template names (`hash.zip`) and the bare hash → the folder or file below cdk.out. */
  readonly assets: ReadonlyMap<string, string>;
}

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const stackProperties = z.object({ templateFile: z.string(), stackName: z.string().optional() });
const assetsProperties = z.object({ file: z.string() });
const assetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/**
 * Reads a cloud assembly (cdk.out) of exactly one stack.
 * @throws TemplateError when the assembly is missing, holds another number of stacks, or cannot be understood.
 */
export async function readAssembly(dir: string): Promise<Assembly> {
  const { artifacts } = await readJson(dir, 'manifest.json', manifest);
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [stack] = stacks;
  if (stack === undefined || stacks.length > 1) {
    throw new TemplateError(`the assembly holds ${stacks.length} stacks; local mode runs exactly one`);
  }
  const [artifactId, { properties }] = stack;
  const { templateFile, stackName = artifactId } = stackProperties.parse(properties);
  const template = parseTemplate(await readJson(dir, templateFile, z.unknown()));

  const assets = new Map<string, string>();
  for (const { type, properties } of Object.values(artifacts)) {
    if (type !== 'cdk:asset-manifest') continue;
    const { files } = await readJson(dir, assetsProperties.parse(properties).file, assetManifest);
    for (const [hash, { source, destinations }] of Object.entries(files)) {
      const path = join(dir, source.path);
      assets.set(hash, path);
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, path);
    }
  }
  return { stackName, template, assets };
}

async function readJson<T>(dir: string, name: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(join(dir, name), 'utf8')));
  } catch (cause) {
    throw new TemplateError(`the assembly's ${name} cannot be read`, { cause });
  }
}
