import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localData } from '../../../cli/grant/local-data';
import { temporaryFolder } from '../../local/temporary-folder';

const config = temporaryFolder();
const neverStarted = temporaryFolder();
const started = temporaryFolder();
const outside = process.env['XDG_CONFIG_HOME'];

beforeAll(() => {
  process.env['XDG_CONFIG_HOME'] = config;
  writeFileSync(join(started, 'stack.json'), '{}');
});

afterAll(() => {
  if (outside === undefined) delete process.env['XDG_CONFIG_HOME'];
  else process.env['XDG_CONFIG_HOME'] = outside;
});

test('where nobody is signed in, a grant comes from the local stack that was started here', () => {
  expect(localData({}, started)).toBe(started);
});

test('where none was started either, who forgot to sign in is not sent to a local stack', () => {
  expect(localData({}, neverStarted)).toBeUndefined();
});

test('a folder that is named is taken, a profile that is named goes before the local stack', () => {
  expect(localData({ data: neverStarted }, started)).toBe(neverStarted);
  expect(localData({ profile: 'other.json' }, started)).toBeUndefined();
});

test('who is signed in asks the API', () => {
  mkdirSync(join(config, 'screening-room'));
  writeFileSync(join(config, 'screening-room/profile.json'), '{}');
  expect(localData({}, started)).toBeUndefined();
});
