import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUTPUT } from '../../core/contract';
import { WITHOUT_ASSETS } from '../lib/synthesised';

const before = { ...process.env };
const outdir = mkdtempSync(join(tmpdir(), 'screening-room-bin-'));

afterAll(() => {
  process.env = before;
  rmSync(outdir, { recursive: true });
});

/** Runs the app as the command line does, with `-c` values. */
function run(values: Readonly<Record<string, string>>): void {
  process.env['CDK_OUTDIR'] = outdir;
  process.env['CDK_CONTEXT_JSON'] = JSON.stringify({ ...WITHOUT_ASSETS, ...values });
  jest.isolateModules(() => require('../../bin/screening-room'));
}

test('the app that the command line starts takes its folder and its settings from there', () => {
  run({ grantMaxHours: '3' });
  const template = JSON.parse(readFileSync(join(outdir, 'ScreeningRoom.template.json'), 'utf8'));
  expect(template.Outputs[OUTPUT.grantMaxSeconds]).toEqual({ Value: '10800' });
});

test('a fault in the settings is told in plain words, and fails the command', () => {
  const told = jest.spyOn(console, 'error').mockReturnValue(undefined);
  run({ grantMaxHour: '3' });
  expect(told.mock.calls).toEqual([
    ['The settings have a fault: grantMaxHour is not a setting; the nearest one is grantMaxHours'],
  ]);
  expect(process.exitCode).toBe(1);
  process.exitCode = 0;
});
