import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../../local/template/read-assembly';
import { temporaryFolder } from '../temporary-folder';

const root = temporaryFolder();
let folders = 0;

function assembly(files: Record<string, unknown>): string {
  folders += 1;
  const dir = join(root, String(folders));
  mkdirSync(dir);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(dir, name), JSON.stringify(content));
  return dir;
}

const stack = {
  type: 'aws:cloudformation:stack',
  properties: { templateFile: 'Room.template.json' },
};
const assets = { type: 'cdk:asset-manifest', properties: { file: 'Room.assets.json' } };
const template = {
  Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>' } },
  Rules: { CheckBootstrapVersion: { Assertions: [{ Assert: { 'Fn::Not': [] } }] } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
};

test('an assembly yields its stack, its template and where its assets lie', async () => {
  const file = (path: string, objectKey: string) => ({
    source: { path },
    destinations: { current: { objectKey } },
  });
  const dir = assembly({
    'manifest.json': { artifacts: { Room: stack, 'Room.assets': assets, Tree: { type: 'cdk:tree' } } },
    'Room.template.json': template,
    'Room.assets.json': {
      files: { abc: file('asset.abc', 'abc.zip'), def: file('Room.template.json', 'def.json') },
    },
  });
  const read = await readAssembly(dir);
  expect(read.stackName).toBe('Room');
  expect(Object.keys(read.template.Resources)).toEqual(['Topic']);
  expect(read.assets.get('abc.zip')).toBe(join(dir, 'asset.abc'));
  expect(read.assets.get('abc')).toBe(join(dir, 'asset.abc'));
  expect(read.assets.get('def.json')).toBe(join(dir, 'Room.template.json'));
});

test('a stack with a name of its own is called by it', async () => {
  const named = { ...stack, properties: { ...stack.properties, stackName: 'Own' } };
  const dir = assembly({ 'manifest.json': { artifacts: { Room: named } }, 'Room.template.json': template });
  expect((await readAssembly(dir)).stackName).toBe('Own');
});

test('two stacks are refused', async () => {
  const dir = assembly({ 'manifest.json': { artifacts: { A: stack, B: stack } } });
  await expect(readAssembly(dir)).rejects.toThrow('2 stacks');
});

test('a folder without an assembly is refused', async () => {
  await expect(readAssembly(join(root, 'nowhere'))).rejects.toThrow("the assembly's manifest.json");
});

test.each(['Conditions', 'Mappings', 'Transform'])('a template with %s is refused', async section => {
  const dir = assembly({
    'manifest.json': { artifacts: { Room: stack } },
    'Room.template.json': { ...template, [section]: {} },
  });
  await expect(readAssembly(dir)).rejects.toThrow(section);
});

test('a resource under a condition is refused', async () => {
  const dir = assembly({
    'manifest.json': { artifacts: { Room: stack } },
    'Room.template.json': { Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'IsEurope' } } },
  });
  await expect(readAssembly(dir)).rejects.toThrow('Condition');
});
