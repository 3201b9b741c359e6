import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { z } from 'zod';
import { ScreeningRoomStack } from './screening-room-stack';
import { readSettings } from './settings';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

export interface SynthOptions {
  /**
   * Folder that the cloud assembly is written to.
   * @default the one that the CDK command line names, or a new temporary folder
   */
  readonly outdir?: string;
  /**
   * Context over that of cdk.json, as `-c` would give it.
   * @default none
   */
  readonly context?: Readonly<Record<string, unknown>>;
  /**
   * Whether cdk-nag and the template validator judge the result.
   * @default true
   */
  readonly validate?: boolean;
}

/**
 * Synthesises the stack in this process. The command line hands cdk.json's context to the app it starts; everyone else
 * gets the same from here, so that feature flags mean the same to the command line, local mode and the tests.
 *
 * @throws SettingsError when a setting is at fault, and Error when a validator is not content or a bundle cannot be made
 */
export function synth(options: SynthOptions = {}): { assemblyDir: string; stackName: string } {
  const { app, stack } = createApp(options);
  const { directory } = app.synth();
  return { assemblyDir: directory, stackName: stack.stackName };
}

/** The app before synthesis, for tests that look at constructs. */
export function createApp({ outdir, context = {}, validate = true }: SynthOptions = {}): {
  app: App;
  stack: ScreeningRoomStack;
} {
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    context: { ...projectContext(), ...context },
    analyticsReporting: false,
    builtinCloudFormationValidation: validate,
    stackTraces: false,
    treeMetadata: false,
  });
  if (validate) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = new ScreeningRoomStack(app, 'ScreeningRoom', readSettings(app.node.getAllContext()));
  return { app, stack };
}

function projectContext(): Record<string, unknown> {
  const file = readFileSync(join(__dirname, '../cdk.json'), 'utf8');
  return cdkJson.parse(JSON.parse(file)).context;
}
