import { SettingsError } from '../lib/settings-error';
import { synth } from '../lib/synth';

try {
  synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
