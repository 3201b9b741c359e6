import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { type Import, importsOf } from './imports-of';

const ROOT = join(__dirname, '..');

/** Which folders a folder may import from besides itself. Those that are not built yet have their rule already. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  lambdas: ['core'],
  lib: ['core', 'web'],
  bin: ['core', 'lib'],
  local: ['core', 'lib'],
  cli: ['core', 'local'],
  web: ['core'],
  bench: ['core', 'lambdas', 'lib', 'local', 'cli'],
};

interface Edge extends Import {
  /** Importing file, from the repository's root. */
  readonly file: string;
  /** Imported file without its extension, from the repository's root, when it is one of ours. */
  readonly ours: string | undefined;
  /** Imported package, when it is neither ours nor part of Node. */
  readonly packageName: string | undefined;
}

const edges = Object.keys(MAY_IMPORT).flatMap(sourcesBelow).flatMap(edgesOf);
const from = (folder: string) => edges.filter(edge => top(edge.file) === folder);

test('the walk reaches every folder that is there', () => {
  for (const folder of Object.keys(MAY_IMPORT).filter(name => existsSync(join(ROOT, name)))) {
    expect({ folder, files: sourcesBelow(folder).length }).not.toEqual({ folder, files: 0 });
  }
  expect(edges.length).toBeGreaterThan(100);
});

test('every import of ours leads to a file that exists, and stays in the repository', () => {
  const lost = edges.filter(edge => edge.ours !== undefined && !resolves(edge.ours));
  expect(describeAll(lost)).toEqual([]);
});

test.each(Object.entries(MAY_IMPORT))('%s imports from itself and %j only', (folder, allowed) => {
  const wrong = from(folder).filter(
    ({ ours }) => ours !== undefined && ![folder, ...allowed].includes(top(ours)),
  );
  expect(describeAll(wrong)).toEqual([]);
});

test('core imports node:crypto, and nothing else from outside', () => {
  const outside = from('core').filter(edge => edge.ours === undefined);
  const wrong = outside.filter(edge => edge.specifier !== 'node:crypto');
  expect(describeAll(wrong)).toEqual([]);
});

test('a function imports core, what functions share, and its own folder', () => {
  const own = (file: string) => file.split('/')[1] ?? '';
  const wrong = from('lambdas').filter(
    ({ file, ours }) => ours?.startsWith('lambdas/') && !['_shared', own(file)].includes(own(ours)),
  );
  expect(describeAll(wrong)).toEqual([]);
});

test('a bundle holds runtime dependencies only, and no part of the CDK', () => {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const bundled = [...from('core'), ...from('lambdas')].filter(edge => !edge.typeOnly);
  const wrong = bundled.filter(
    ({ packageName }) => packageName !== undefined && !(packageName in manifest.dependencies),
  );
  expect(describeAll(wrong)).toEqual([]);
  expect(Object.keys(manifest.dependencies)).not.toContain('aws-cdk-lib');
});

test('only the stack and its entry know the CDK', () => {
  const wrong = edges.filter(
    ({ file, packageName }) =>
      ['aws-cdk-lib', 'constructs', 'cdk-nag'].includes(packageName ?? '') &&
      !['lib', 'bin'].includes(top(file)),
  );
  expect(describeAll(wrong)).toEqual([]);
});

test('local mode reaches the stack through one file, which synthesises it: there is no second wiring', () => {
  const wrong = from('local').filter(
    ({ file, ours }) => top(ours ?? '') === 'lib' && file !== 'local/synthesise.ts',
  );
  expect(describeAll(wrong)).toEqual([]);
});

test('nothing that ships imports a test', () => {
  expect(describeAll(edges.filter(({ ours }) => top(ours ?? '') === 'test'))).toEqual([]);
});

function sourcesBelow(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => fromRoot(join(entry.parentPath, entry.name)));
}

function edgesOf(file: string): Edge[] {
  return importsOf(readFileSync(join(ROOT, file), 'utf8')).map(found => {
    const { specifier } = found;
    if (specifier.startsWith('.')) {
      return { ...found, file, ours: fromRoot(join(ROOT, dirname(file), specifier)), packageName: undefined };
    }
    const [scope = '', name] = specifier.split('/');
    const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope;
    return { ...found, file, ours: undefined, packageName: isBuiltin(specifier) ? undefined : packageName };
  });
}

function resolves(path: string): boolean {
  return ['', '.ts', '.tsx', '/index.ts'].some(ending => existsSync(join(ROOT, path + ending)));
}

function fromRoot(path: string): string {
  return relative(ROOT, path).split(sep).join('/');
}

function top(path: string): string {
  return path.split('/')[0] ?? '';
}

function describeAll(wrong: Edge[]): string[] {
  return wrong.map(({ file, specifier }) => `${file} imports ${specifier}`);
}
