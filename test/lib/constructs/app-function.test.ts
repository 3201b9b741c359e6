import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { synth } from '../../../lib/synth';
import { ofType, type Synthesised } from '../synthesised';

const outdir = mkdtempSync(join(tmpdir(), 'screening-room-bundles-'));
const root = dirname(require.resolve('../../../package.json'));
let bundles: { id: string; files: string[]; path: string }[] = [];

beforeAll(() => {
  const { stackName } = synth({ outdir, validate: false });
  const template: Synthesised = JSON.parse(readFileSync(join(outdir, `${stackName}.template.json`), 'utf8'));
  bundles = ofType(template, 'AWS::Lambda::Function')
    .filter(([, { Properties }]) => Properties['Runtime'] === 'nodejs24.x')
    .map(([id, { Properties }]) => {
      const { S3Key } = Object(Properties['Code']);
      const folder = join(outdir, `asset.${String(S3Key).replace(/\.zip$/, '')}`);
      return { id, files: readdirSync(folder), path: join(folder, 'index.js') };
    });
});
afterAll(() => rmSync(outdir, { recursive: true }));

test('a bundle is one file, without source map or metafile', () => {
  expect(bundles.map(({ files }) => files)).toEqual(Array(6).fill(['index.js']));
});

test('a bundle loads without anything beside it and exports its handler', () => {
  for (const { path } of bundles) expect(require(path)).toHaveProperty('handler', expect.any(Function));
});

test('neither aws-cdk-lib nor a path of the machine that built it is in a bundle', () => {
  for (const { path } of bundles) {
    const code = readFileSync(path, 'utf8');
    expect(code.includes('aws-cdk-lib')).toBe(false);
    expect(code.includes(root)).toBe(false);
  }
});
