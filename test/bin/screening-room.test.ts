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

test('the app that the command line starts takes its folder and its settings from there', () => {
  process.env['CDK_OUTDIR'] = outdir;
  process.env['CDK_CONTEXT_JSON'] = JSON.stringify({ ...WITHOUT_ASSETS, grantMaxHours: '3' });
  jest.isolateModules(() => require('../../bin/screening-room'));
  const template = JSON.parse(readFileSync(join(outdir, 'ScreeningRoom.template.json'), 'utf8'));
  expect(template.Outputs[OUTPUT.grantMaxSeconds]).toEqual({ Value: '10800' });
});
