import { SettingsError } from '../lib/settings-error';
import { synth } from '../lib/synth';

/**
 * A process of its own: `synthesise.ts FOLDER CONTEXT`, CONTEXT being JSON. esbuild and the CDK write to the terminal as
 * they please, and local mode shows that only when something fails. cdk-nag and the validator have their say in
 * `npm run check`; here they would cost half the time.
 */
const [outdir = '', context = '{}'] = process.argv.slice(2);
try {
  synth({ outdir, context: JSON.parse(context), validate: false });
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
