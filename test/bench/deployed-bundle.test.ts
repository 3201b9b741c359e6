import { readFile } from 'node:fs/promises';
import { deployedBundle } from '../../bench/deployed-bundle';
import { SERVE_PLAYLIST_ENV } from '../../core/contract';
import { assemblyWith } from '../assembly-with';

test('the bundle whose start is measured is that of serve-playlist', async () => {
  const bundle = await readFile(deployedBundle(await assemblyWith({})), 'utf8');
  for (const name of Object.values(SERVE_PLAYLIST_ENV)) expect(bundle).toContain(name);
  expect(bundle).not.toContain('UPLOAD_TYPES');
}, 120_000);

test('a stack without serve-playlist is refused', () => {
  const assembly = { template: { Resources: {}, Outputs: {} }, assets: new Map<string, string>() };
  expect(() => deployedBundle(assembly)).toThrow('the stack has no serve-playlist');
});
