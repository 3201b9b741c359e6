import { resolve } from 'node:path';
import { namedPath } from '../../local/named-path';

const NPM = { INIT_CWD: '/home/films', npm_package_name: 'screening-room' };

test.each(['start', 'cli'])('a relative path counts from where `npm run %s` was called', script => {
  const env = { ...NPM, npm_lifecycle_event: script };
  expect(namedPath('film.mp4', env)).toBe('/home/films/film.mp4');
  expect(namedPath('../film.mp4', env)).toBe('/home/film.mp4');
  expect(namedPath('/tmp/film.mp4', env)).toBe('/tmp/film.mp4');
});

test.each([
  ['without npm', {}],
  ['in another script of ours', { ...NPM, npm_lifecycle_event: 'test' }],
  ['behind a script of another package', { ...NPM, npm_package_name: 'shop', npm_lifecycle_event: 'start' }],
])('%s it counts from the working folder', (_name, env) => {
  expect(namedPath('film.mp4', env)).toBe(resolve('film.mp4'));
});
